require "bigdecimal"
require "jwt"

module ReqioToken
  class << self
    # Server only: a token that says who is signed in, valid for five minutes; nil without a user or a secret.
    def for(user)
      secret = ENV["REQIO_SECRET"].to_s
      warn_once if secret.empty?
      return if secret.empty? || user.nil? || user.id.nil?

      now = Time.now.to_i
      claims = { sub: user.id.to_s, aud: "#{ENV.fetch("REQIO_URL")}/p/#{ENV.fetch("REQIO_PROJECT_ID")}", iat: now, exp: now + 300 }
      # The key is the whole secret, "rqs_" included.
      JWT.encode(known(claims_of(user)).merge(claims), secret, "HS256")
    end

    private

    # What to tell Reqio about a user: fill this in. What is nil is left out; 0 means that nothing is paid.
    def claims_of(user)
      {
        email: field(user, :email),
        # email_verified: !field(user, :confirmed_at).nil?, # false keeps this address from joining people
        name: field(user, :name),
        # company: user.company && { id: user.company.id.to_s, name: user.company.name }, # who pays
        traits: {
          plan: field(user, :plan),
          # Cents as billed, times the quantity. For a price such as BigDecimal("49.90"): price * 100
          amount: number(field(user, :amount)),
          interval: field(user, :interval) # "month" or "year"
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
