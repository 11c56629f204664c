import type { CodeFileDto } from '../../../../contract/snippets.dto.js';
import { widgetTag } from '../embed.js';
import { TOKEN_ROUTE, type Place } from '../place.js';

export const railsFiles = (place: Place): CodeFileDto[] => [
  {
    filename: 'app/controllers/concerns/reqio.rb',
    language: 'ruby',
    code: `# Put reqio_token.rb into app/models, where Rails autoloads it, and add to ApplicationController: include Reqio
module Reqio
  extend ActiveSupport::Concern

  included { helper_method :reqio_token }

  private

  # current_user is Devise's. With the authentication that Rails 8 generates: Current.user
  def reqio_token
    ReqioToken.for(current_user)
  end
end
`,
  },
  {
    filename: 'app/controllers/reqio_controller.rb',
    language: 'ruby',
    code: `class ReqioController < ApplicationController
  # Visitors get 204, not your sign-in page.
  skip_before_action :authenticate_user!, raise: false

  def token
    response.headers["Cache-Control"] = "no-store"
    fresh = reqio_token
    fresh ? render(plain: fresh) : head(:no_content)
  end
end
`,
  },
  {
    filename: 'config/routes.rb',
    language: 'ruby',
    code: `Rails.application.routes.draw do
  get "${TOKEN_ROUTE}", to: "reqio#token"
end
`,
  },
  {
    filename: 'app/views/layouts/application.html.erb',
    language: 'html',
    code: `<%# At the end of <body> %>
${widgetTag(place, 'data-identity-token="<%= reqio_token %>"')}
`,
  },
];
