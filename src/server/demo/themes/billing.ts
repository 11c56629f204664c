import type { Theme } from './theme.js';

export const billing: Theme = {
  tag: 'billing',
  appeal: { free: 0.6, starter: 1.8, pro: 1.3, business: 1, enterprise: 0.5 },
  ideas: [
    [
      'Pay by invoice and bank transfer',
      'Our company has no credit card, and I am tired of lending mine. We would switch to yearly at once.',
    ],
    [
      'Seats that are not used should not be paid for',
      'We have seasonal staff: 60 people in December, 15 in March. Removing and inviting them again loses their settings.',
    ],
    [
      'Put our VAT number and purchase order on the invoice',
      'Accounting sends back every invoice without a purchase order number, and I ask support for a corrected one each month.',
    ],
    [
      'A cheaper plan for read-only colleagues',
      'Forty people only ever look at the roadmap. A full seat for each of them is why we share one account, which we know we should not.',
    ],
    [
      'Discount for non-profit organisations',
      'We are a food bank with nine volunteers. Other tools give us half off, and we would rather stay here.',
    ],
    [
      'Split the bill by department',
      'Controlling wants one line per cost centre. I spend an hour with a calculator every month.',
    ],
    [
      'Tell me before the price changes at renewal',
      'The renewal went through with twelve more seats than we use. A mail two weeks before would have been fair.',
    ],
    [
      'Show prices in euro and in pounds',
      'Our budget is in euro, and the amount on the card is another one every month.',
    ],
    [
      'Let a finance colleague see invoices and nothing else',
      'She needs exactly one page. Today she has to be an administrator for it.',
    ],
    [
      'Send invoices to a second e-mail address',
      'accounts@ should get them as well. I forward each by hand, when I remember.',
    ],
    [
      'Pause a subscription instead of cancelling',
      'We are a festival: nothing happens from October to January. I would gladly pay a little to keep the data.',
    ],
    [
      'Bill our own clients for the hours tracked here',
      'Hours, rates and clients are all in the app. Only the invoice is missing.',
    ],
  ],
  patterns: [
    {
      title: 'Pay with %',
      body: 'Most of our suppliers take %. It would make approval on our side a matter of minutes instead of weeks.',
      things: ['PayPal', 'SEPA direct debit', 'ACH', 'iDEAL', 'Apple Pay'],
    },
    {
      title: 'A yearly report of %',
      body: 'Accounting asks me for % every January, and I put it together from twelve mails.',
      things: ['seats by month', 'credits and refunds', 'tax by country', 'costs by department'],
    },
  ],
};
