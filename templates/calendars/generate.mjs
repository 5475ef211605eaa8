// Writes us-ct.json. Run by hand when the range must grow or the rules change, never at build:
//   npm ci --ignore-scripts && npm run generate
import { readFileSync, writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';

const first = 2024;
const last = 2040;
const calendar = new Holidays('US', 'CT');

const holidays = new Map();
for (let year = first; year <= last; year++) {
  for (const day of calendar.getHolidays(year)) {
    // "bank" carries some substitute days (Veterans Day on a Saturday); observances are ordinary working days.
    if (day.type !== 'public' && day.type !== 'bank') continue;
    const date = day.date.slice(0, 10);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    // A holiday on a weekend closes nothing; the day kept in its place is a row of its own.
    if (weekday === 0 || weekday === 6) continue;
    if (!holidays.has(date)) holidays.set(date, day.name);
  }
}

const { version } = JSON.parse(readFileSync(new URL('node_modules/date-holidays/package.json', import.meta.url)));
const open = { opens: '08:30', closes: '17:00' };
const us = {
  key: 'us-ct',
  name: 'Hartford business hours',
  timeZone: 'America/New_York',
  hours: { monday: open, tuesday: open, wednesday: open, thursday: open, friday: open },
  range: { from: `${first}-01-01`, to: `${last}-12-31` },
  source: {
    generatedBy: `templates/calendars/generate.mjs with npm date-holidays ${version}, US/CT, public and bank holidays that fall on a weekday, substitute days included`,
    attribution: 'Holiday data: date-holidays (https://github.com/commenthol/date-holidays), program code under the ISC licence, data under CC-BY-3.0 (https://creativecommons.org/licenses/by/3.0/). Changed: selected, dated and converted to this file.',
    licence: 'ISC AND CC-BY-3.0',
    note: 'As the data set foresees them. It has no substitute day for Lincoln\'s Birthday on a weekend; the office\'s own closing days and changes of law are entered in the product.',
  },
  holidays: [...holidays].sort().map(([date, name]) => ({ date, name })),
};

const text = JSON.stringify(us, null, 2).replace(/\{\n\s+("(?:opens|date)": "[^"]*"),\n\s+("(?:closes|name)": "[^"]*")\n\s+\}/g, '{ $1, $2 }');
writeFileSync(new URL('us-ct.json', import.meta.url), `${text}\n`);
