import type { CodeFileDto } from '../../../../contract/snippets.dto.js';
import { widgetTag } from '../embed.js';
import { TOKEN_ROUTE, type Place } from '../place.js';

export const sinatraFiles = (place: Place): CodeFileDto[] => [
  {
    filename: 'reqio.rb',
    language: 'ruby',
    code: `require "sinatra/base"
require_relative "reqio_token"

# In your app: register Reqio. Your own helper current_user returns the signed-in user, or nil for a visitor.
module Reqio
  module Helpers
    def reqio_token
      ReqioToken.for(current_user)
    end
  end

  def self.registered(app)
    app.helpers Helpers
    app.get "${TOKEN_ROUTE}" do
      headers "Cache-Control" => "no-store"
      content_type :text
      reqio_token || 204
    end
  end
end
`,
  },
  {
    filename: 'views/layout.erb',
    language: 'html',
    code: `<%= yield %>
<!-- At the end of <body> -->
${widgetTag(place, 'data-identity-token="<%= reqio_token %>"')}
`,
  },
];
