import { railsFiles } from './frameworks/rails.js';
import { sinatraFiles } from './frameworks/sinatra.js';
import { companiesPay, optional, type Place } from './place.js';
import type { StackSnippet } from './stack-snippet.js';

function mint(place: Place) {
  const payer = companiesPay(place) ? 'payer' : 'user';
  return {
    filename: 'reqio_token.rb',
    language: 'ruby',
    code: `require "bigdecimal"
require "jwt"

module ReqioToken
  class << self
    # Server only: a token that says who is signed in, valid for five minutes; nil without a user or a secret.
    def for(user)
      secret = ENV["REQIO_SECRET"].to_s
      warn_once if secret.empty?
      return if secret.empty? || user.nil? || user.id.nil?

      now = Time.now.to_i
      claims = { sub: user.id.to_s, aud: "${place.audience}", iat: now, exp: now + 300 }
      # The key is the whole secret, "rqs_" included.
      JWT.encode(known(claims_of(user)).merge(claims), secret, "HS256")
    end

    private

    # What to tell Reqio about a user: fill this in. What is nil is left out; 0 means that nothing is paid.
    def claims_of(user)
${companiesPay(place) ? '      company = field(user, :company)\n      payer = company || user # the amount is for the whole company, not for one seat\n' : ''}      {
        email: field(user, :email),
${optional(place, 'emailVerified', '#', '        email_verified: !field(user, :confirmed_at).nil?, # false keeps this address from joining people')}        name: field(user, :name),
${optional(place, 'company', '#', companiesPay(place) ? '        company: company && { id: company.id.to_s, name: company.name }, # who pays' : '        company: user.company && { id: user.company.id.to_s, name: user.company.name }, # who pays')}        traits: {
          plan: field(${payer}, :plan),
          # Cents as billed, times the quantity. For a price such as BigDecimal("49.90"): price * 100
          amount: number(field(${payer}, :amount)),
          interval: field(${payer}, :interval) # "month" or "year"
        }
      }
    end

    def field(object, name)
      object.public_send(name) if object.respond_to?(name)
    end

    # JSON writes a BigDecimal as text.
    def number(amount)
      return if amount.nil? || amount.to_s.empty?

      decimal = BigDecimal(amount.to_s)
      decimal.frac.zero? ? decimal.to_i : decimal.to_f
    end

    # Leaves out what is unknown: nil would clear the stored value.
    def known(values)
      values.transform_values { |value| value.is_a?(Hash) ? known(value) : value }
            .reject { |_, value| value.nil? || value == "" }
    end

    def warn_once
      warn "REQIO_SECRET is not set: everybody is anonymous in Reqio." unless @warned
      @warned = true
    end
  end
end
`,
  };
}

const FOLLOWS =
  'With the tag at the end of <body>, Turbo evaluates it with each page it loads, so the widget follows who is signed in.';

export const ruby: StackSnippet = {
  title: 'Ruby',
  install: 'bundle add jwt',
  mint,
  frameworks: (place) => [
    { framework: 'Rails', files: railsFiles(place), navigation: FOLLOWS },
    { framework: 'Sinatra', files: sinatraFiles(place), navigation: FOLLOWS },
  ],
};
