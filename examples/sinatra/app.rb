require "sinatra"
require_relative "reqio_token"

set :bind, "127.0.0.1"
set :port, ENV.fetch("PORT", 8080)

User = Struct.new(:id, :email, :plan, :amount, :interval)

# Your own sign-in.
before { @user = User.new(42, "ada@example.com", "pro", 58_800, "year") }

get "/" do
  @token = ReqioToken.for(@user)
  erb :home
end

__END__

@@ home
<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Hello</title></head>
  <body>
    <h1>Hello</h1>
    <script
      src="<%= ENV.fetch("REQIO_URL") %>/widget.js"
      data-project-id="<%= ENV.fetch("REQIO_PROJECT_ID") %>"
      data-identity-token="<%= @token %>"
      async
    ></script>
  </body>
</html>
