import { expect, it } from 'vitest';
import { csvLines, csvRow } from './invoice-csv.ts';
import type { ChargedItem } from './invoice-item-store.ts';

const item: ChargedItem = {
  account_id: 1,
  period: '2026-11',
  charge_id: 1,
  hours: 100,
  amount_cents: 311,
  project_name: 'web',
  product: 'Reserved IPs',
  resource_type: 'floating_ip',
  resource_id: '203.0.113.7',
  description: 'Unused Reserved IP - 203.0.113.7',
  billed_from: Date.parse('2026-10-03T00:00:00Z'),
  ended_at: Date.parse('2026-11-22T18:14:39Z'),
};
const NOW = Date.parse('2027-01-01T00:00:00Z');
const line = (given: Partial<ChargedItem>): string => csvLines([csvRow({ ...item, ...given }, NOW)]);

it('a line of the CSV says what an item was for, for how long, when, and how much', () => {
  expect(line({})).toBe(
    'Reserved IPs,,Unused Reserved IP - 203.0.113.7,100,2026-11-01 00:00:00 +0000,2026-11-22 18:14:39 +0000,$3.11,web,iaas\r\n',
  );
});

it.each([
  ['a comma', 'a,b', '"a,b"'],
  ['quotation marks', 'the "first"', '"the ""first"""'],
  ['a line break', 'a\nb', '"a\nb"'],
  ['a carriage return', 'a\r\nb', '"a\r\nb"'],
  ['letters of any alphabet', 'naïve 名前', 'naïve 名前'],
])('a name with %s stays one value', (_, name, written) => {
  expect(line({ description: name })).toContain(`,${written},100,`);
});

it.each(['=HYPERLINK("x")', '+1+1', '-1', '@SUM(1)', '\tx', '＝1'])('%j is no formula to a spreadsheet', (name) => {
  expect(csvLines([['Snapshots', name, name]])).toMatch(/^Snapshots,("?)'.*,\1'/s);
});
