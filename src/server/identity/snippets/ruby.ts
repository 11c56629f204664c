import type { CodeFileDto, FrameworkDto } from '../../../contract/snippets.dto.js';
import { widgetTag, type Place } from './embed.js';

export const ruby = {
  install: 'bundle add jwt',
  mint: ({ audience }: Place): CodeFileDto => ({
    filename: 'reqio_token.rb',
    language: 'ruby',
    code: `require "jwt"

# On the server only: a token that says who is signed in, good for five minutes.
def reqio_token(user)
  now = Time.now.to_i
  claims = {
    sub: user.id.to_s,
    aud: "${audience}",
    iat: now,
    exp: now + 300,
    email: user.email,
    # email_verified: user.email_verified, # false keeps this address from joining people
    # name: user.name,
    # company: { id: user.company_id.to_s, name: user.company_name }, # who pays, if not the user
    traits: {
      plan: user.plan,
      amount: user.amount, # cents as billed
      interval: user.interval # "month" or "year"
    }
  }
  # The whole text is the key, "rqs_" included.
  JWT.encode(claims, ENV.fetch("REQIO_SECRET"), "HS256")
end
`,
  }),
  frameworks: (place: Place): FrameworkDto[] => [
    {
      framework: 'Rails',
      files: [
        {
          filename: 'app/helpers/reqio_helper.rb',
          language: 'ruby',
          code: `require Rails.root.join("lib/reqio_token")

module ReqioHelper
  def current_reqio_token
    current_user ? reqio_token(current_user) : ""
  end
end
`,
        },
        {
          filename: 'app/views/layouts/application.html.erb',
          language: 'html',
          code: `${widgetTag(place, 'data-identity-token="<%= current_reqio_token %>"')}\n`,
        },
      ],
    },
    {
      framework: 'Sinatra',
      files: [
        {
          filename: 'app.rb',
          language: 'ruby',
          code: `require "sinatra"
require_relative "reqio_token"

# Before it, your own sign-in sets @user.
get "/" do
  @token = @user ? reqio_token(@user) : ""
  erb :home
end

__END__

@@ home
<h1>Hello</h1>
${widgetTag(place, 'data-identity-token="<%= @token %>"')}
`,
        },
      ],
    },
  ],
};
