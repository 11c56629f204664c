require "jwt"

# On the server only: a token that says who is signed in, good for five minutes.
def reqio_token(user)
  now = Time.now.to_i
  claims = {
    sub: user.id.to_s,
    aud: "#{ENV.fetch("REQIO_URL")}/p/#{ENV.fetch("REQIO_PROJECT_ID")}",
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
