import type { SnippetHost } from './snippet-host.js';

const users = `require "bigdecimal"

Company = Struct.new(:id, :name, :plan, :amount, :interval)
# As Devise generates it: an id and an address.
StockUser = Struct.new(:id, :email)
User = Struct.new(:id, :email, :confirmed_at, :name, :company, :plan, :amount, :interval)

acme = Company.new(7, "Acme", "pro", BigDecimal("58800.00"), "year")
USERS = {
  "ada" => User.new(1, "ada@example.com", Time.now, "Ada", acme),
  "cleo" => User.new(2, "cleo@example.com", nil, "Cleo", acme),
  "stock" => StockUser.new(3, "stock@example.com"),
  "unknown" => User.new(4, "", nil, "", nil, nil, nil, nil)
}.freeze
`;

const rails = `require "rails"
require "action_controller/railtie"
require "rack/handler/webrick"
require_relative "users"

class Host < Rails::Application
  config.root = __dir__
  config.eager_load = false
  config.secret_key_base = "for this test only"
  config.hosts.clear
  config.logger = Logger.new(nil)
  config.consider_all_requests_local = true
  paths["config/routes.rb"] << "config/host_routes.rb"
end

Host.initialize!
Rack::Handler::WEBrick.run(Host, Host: "127.0.0.1", Port: ENV["PORT"], AccessLog: [])
`;

export const rubyHosts: SnippetHost[] = [
  {
    framework: 'Rails',
    needs: 'Rails and ruby-jwt',
    probe: ['ruby', '-e', 'require "rails"; require "jwt"; require "webrick"'],
    files: ({ mint, file }) => ({
      'app/models/reqio_token.rb': mint,
      'app/controllers/concerns/reqio.rb': file('app/controllers/concerns/reqio.rb'),
      'app/controllers/reqio_controller.rb': file('app/controllers/reqio_controller.rb'),
      'config/routes.rb': file('config/routes.rb'),
      'config/host_routes.rb': 'Rails.application.routes.draw { root "home#show" }\n',
      'app/views/layouts/application.html.erb': `<body><%= yield %>\n${file('app/views/layouts/application.html.erb')}</body>`,
      'app/views/home/show.html.erb': '<h1>Hello</h1>',
      'app/controllers/application_controller.rb': `class ApplicationController < ActionController::Base
  include Reqio

  private

  def current_user
    USERS[request.headers["X-User"]]
  end
end
`,
      'app/controllers/home_controller.rb': `class HomeController < ApplicationController
  def show; end
end
`,
      'users.rb': users,
      'app.rb': rails,
    }),
    command: () => 'exec ruby app.rb',
  },
  {
    framework: 'Sinatra',
    needs: 'Sinatra and ruby-jwt',
    probe: ['ruby', '-e', 'require "sinatra/base"; require "jwt"; require "webrick"'],
    files: ({ mint, file }) => ({
      'reqio_token.rb': mint,
      'reqio.rb': file('reqio.rb'),
      'views/layout.erb': file('views/layout.erb'),
      'views/home.erb': '<h1>Hello</h1>',
      'users.rb': users,
      'app.rb': `require "sinatra"
require_relative "users"
require_relative "reqio"

set :bind, "127.0.0.1"
set :port, ENV["PORT"]
register Reqio

helpers do
  def current_user
    USERS[request.env["HTTP_X_USER"]]
  end
end

get("/") { erb :home }
`,
    }),
    command: () => 'exec ruby app.rb',
  },
];
