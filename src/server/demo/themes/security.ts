import type { Theme } from './theme.js';

export const security: Theme = {
  tag: 'security',
  appeal: { free: 0.1, starter: 0.3, pro: 0.8, business: 2.5, enterprise: 5 },
  ideas: [
    [
      'Single sign-on with SAML',
      'Our security team does not approve tools with separate passwords. With SAML against Okta we could roll this out to all 400 people instead of the pilot group.',
    ],
    [
      'SCIM provisioning so leavers lose access at once',
      'When somebody leaves we disable the account in Entra ID, and then a person has to remember to remove them here too. Last quarter we found three accounts that were still active.',
    ],
    [
      'Enforce two-factor authentication for the whole workspace',
      'Each member can switch it on, but as an admin I cannot require it. Our auditor asks for this every year.',
    ],
    [
      'Audit log that shows who changed permissions',
      'We had an incident where a guest could suddenly see a finance project. There was no way to find out who had changed it, or when.',
    ],
    [
      'Custom roles beyond admin, member and guest',
      'Team leads should manage their own members without seeing billing. Today I have to make them admins, which is far too much.',
    ],
    [
      'Host our data in the EU',
      'Legal needs a guarantee that personal data stays within the European Union. This is the only open point before we can sign for the group.',
    ],
    [
      'Restrict sign-in to our office network and VPN',
      'An allow list of address ranges per workspace would be enough. Contractors come in over the VPN.',
    ],
    [
      'Let us bring our own encryption keys',
      'Customer-managed keys in AWS KMS, with the possibility to revoke them. Required for two of our banking clients.',
    ],
    [
      'Automatic sign-out after inactivity',
      'Our shop-floor terminals are shared. Fifteen minutes without a click should end the session.',
    ],
    [
      'Show active sessions and let me end them',
      'I lost my phone on a train and could not tell whether I was still signed in on it. A list of sessions with an «end» button, please.',
    ],
    [
      'Mark projects as confidential',
      'Board topics and salaries live in the same workspace as everything else. Confidential projects should not appear in search, in feeds or in the weekly summary of anybody who is not a member.',
    ],
    [
      'Approve third-party apps before members can connect them',
      'Anybody can connect any integration with full read access today. I would like to see a request first and decide.',
    ],
    [
      'Retention rules for deleted files',
      'We must keep contracts for ten years and must not keep applications for longer than six months. Both by hand does not work.',
    ],
  ],
  patterns: [
    {
      title: 'Sign in with %',
      body: 'Everybody here has a % account already, and nobody wants one more password to forget.',
      things: ['Google Workspace', 'Microsoft 365', 'Apple', 'GitHub'],
    },
    {
      title: 'Hide % from guests',
      body: 'Clients are guests in our projects, and they should not see %. At the moment we keep a second project for what is internal.',
      things: [
        'e-mail addresses',
        'hourly rates',
        'internal comments',
        'the member list',
        'budgets',
        'other guests',
      ],
    },
  ],
};
