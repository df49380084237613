import type { DoctlCommands, DoctlNouns } from './doctl-command.ts';

export const accountNouns: DoctlNouns = {
  auth: [],
  account: [],
  balance: [],
  'billing-history': ['bh'],
  invoice: [],
};

export const accountFacts: DoctlCommands = {
  'auth init': { added: ['token-stdin'] },
  'auth switch': {},
  'auth remove': {},
  'account get': {
    aliases: ['g'],
    columns: [
      ['Email', 'User Email'],
      ['Team'],
      ['DropletLimit', 'Droplet Limit'],
      ['EmailVerified', 'Email Verified'],
      ['UUID', 'User UUID'],
      ['Status'],
    ],
  },
  'account ratelimit': { aliases: ['rl'], columns: [['Limit'], ['Remaining'], ['Reset']] },
  'balance get': {
    aliases: ['g'],
    columns: [
      ['MonthToDateBalance', 'Month-to-date Balance'],
      ['AccountBalance', 'Account Balance'],
      ['MonthToDateUsage', 'Month-to-date Usage'],
      ['GeneratedAt', 'Generated At'],
    ],
  },
  'billing-history list': {
    aliases: ['ls'],
    columns: [
      ['Date'],
      ['Type'],
      ['Description'],
      ['Amount'],
      ['InvoiceID', 'Invoice ID'],
      ['InvoiceUUID', 'Invoice UUID'],
    ],
  },
  'invoice list': {
    aliases: ['ls'],
    columns: [['InvoiceUUID', 'Invoice UUID'], ['Amount'], ['InvoicePeriod', 'Invoice Period']],
  },
  'invoice get': {
    aliases: ['g'],
    columns: [
      ['ResourceID', 'Resource ID'],
      ['ResourceUUID', 'Resource UUID'],
      ['Product'],
      ['Description'],
      ['GroupDescription', 'Group Description'],
      ['Amount'],
      ['Duration'],
      ['DurationUnit', 'Duration Unit'],
      ['StartTime', 'Start Time'],
      ['EndTime', 'End Time'],
      ['ProjectName', 'Project Name'],
      ['Category'],
    ],
  },
  'invoice summary': {
    aliases: ['s'],
    columns: [
      ['InvoiceUUID', 'Invoice UUID'],
      ['BillingPeriod', 'Billing Period'],
      ['Amount'],
      ['UserName', 'User Name'],
      ['UserCompany', 'Company'],
      ['UserEmail', 'Email'],
      ['ProductCharges', 'Product Charges Amount'],
      ['Overages', 'Overages Amount'],
      ['Taxes', 'Taxes Amount'],
      ['CreditsAndAdjustments', 'Credits and Adjustments Amount'],
    ],
  },
  'invoice csv': { aliases: ['c'], added: ['force'] },
  'invoice pdf': { aliases: ['p'], added: ['force'] },
};
