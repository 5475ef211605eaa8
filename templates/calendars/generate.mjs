// Writes the working calendars (us-ct.json, …) and countries/*.json. Run by hand when a range must grow or the rules change, never at build:
//   npm ci --ignore-scripts && npm run generate
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';

const { version } = JSON.parse(readFileSync(new URL('node_modules/date-holidays/package.json', import.meta.url)));
const attribution =
  'Holiday data: date-holidays (https://github.com/commenthol/date-holidays), program code under the ISC licence, data under CC-BY-3.0 (https://creativecommons.org/licenses/by/3.0/). Changed: selected, dated and converted to this file.';
const licence = 'ISC AND CC-BY-3.0';
const write = (file, value) => {
  const text = JSON.stringify(value, null, 2)
    .replace(/\{\n\s+("(?:opens|date)": "[^"]*"),\n\s+("(?:closes|name)": "[^"]*")\n\s+\}/g, '{ $1, $2 }')
    // The days of one holiday, and its names, on a line each.
    .replace(/(\[|"names": \{)\n\s+("[^{}[\]]*?)\n\s+(\]|\})/g, (_, open, inner, close) => `${open} ${inner.replace(/\n\s+/g, ' ')} ${close}`);
  writeFileSync(new URL(file, import.meta.url), `${text}\n`);
};

// Our own office, and two for teams elsewhere. Only the first one's hours are given (DOMAIN §4); those of the others are a starting point to be changed.
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const starting = 'The opening hours are a starting point of ours: change them to those of the team.';
const offices = [
  {
    key: 'us-ct', name: 'Hartford business hours', timeZone: 'America/New_York', place: ['US', 'CT'], types: ['public', 'bank'], days: weekdays, open: { opens: '08:30', closes: '17:00' }, first: 2024, last: 2040,
    what: 'US/CT, public and bank holidays that fall on a weekday, substitute days included',
    note: 'As the data set foresees them. It has no substitute day for Lincoln\'s Birthday on a weekend; the office\'s own closing days and changes of law are entered in the product.',
  },
  {
    key: 'de', name: 'Germany', language: 'en', timeZone: 'Europe/Berlin', place: ['DE'], types: ['public'], days: weekdays, open: { opens: '09:00', closes: '17:00' }, first: 2025, last: 2040,
    what: 'DE, holidays kept in all of Germany that fall on a weekday', note: `${starting} Holidays of single Länder are not in it.`,
  },
  {
    key: 'il', name: 'Israel', language: 'en', timeZone: 'Asia/Jerusalem', place: ['IL'], types: ['public'], days: ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday'], open: { opens: '09:00', closes: '17:00' }, first: 2025, last: 2040,
    what: 'IL, public holidays that fall on a working day', note: `${starting} Eves, on which offices close early, are not in it.`,
  },
];

const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
for (const office of offices) {
  const calendar = new Holidays(...office.place);
  const holidays = new Map();
  for (let year = office.first; year <= office.last; year++) {
    for (const day of calendar.getHolidays(year, office.language)) {
      // "bank" carries some substitute days (Veterans Day on a Saturday); observances are ordinary working days.
      if (!office.types.includes(day.type)) continue;
      const date = day.date.slice(0, 10);
      // A holiday on a day that is closed anyway closes nothing; the day kept in its place is a row of its own.
      if (!office.days.includes(names[new Date(`${date}T00:00:00Z`).getUTCDay()])) continue;
      if (!holidays.has(date)) holidays.set(date, day.name);
    }
  }

  write(`${office.key}.json`, {
    key: office.key,
    name: office.name,
    timeZone: office.timeZone,
    hours: Object.fromEntries(office.days.map((day) => [day, office.open])),
    range: { from: `${office.first}-01-01`, to: `${office.last}-12-31` },
    source: { generatedBy: `templates/calendars/generate.mjs with npm date-holidays ${version}, ${office.what}`, attribution, licence, note: office.note },
    holidays: [...holidays].sort().map(([date, name]) => ({ date, name })),
  });
}

// Where investors are at home: the countries of the demonstration and those of the Alliance's targets and home countries (DOMAIN §5.3, §5.4, §6).
const countries = 'AE AT BE BR CA CH CL CN CZ DE DK EE EG ES FI FR GB HU IE IL IN IT JP KR MX NL NO PL PT RO RS SE SK TR TW US VN'.split(' ');
const [from, to] = [2025, 2035];
const languages = ['en', 'de', 'fr'];
mkdirSync(new URL('countries', import.meta.url), { recursive: true });
for (const country of countries) {
  const calendar = new Holidays(country);
  const own = calendar.getLanguages()[0].split('-')[0];
  const kinds = new Map();
  for (let year = from; year <= to; year++) {
    const told = Object.fromEntries([...languages, own].map((language) => [language, new Holidays(country).getHolidays(year, language).filter((day) => day.type === 'public')]));
    told.en.forEach((day, i) => {
      const words = { en: day.name.trim() };
      for (const language of languages.slice(1)) {
        const word = told[language][i].name.trim();
        // What the library has no word for in a language it gives in the country's own: English is read by more.
        const untranslated = word === told[own][i].name.trim() && !own.startsWith(language);
        if (!untranslated && word !== words.en) words[language] = word;
      }

      const key = JSON.stringify(words);
      if (!kinds.has(key)) kinds.set(key, { names: words, dates: [] });
      const date = day.date.slice(0, 10);
      if (!kinds.get(key).dates.includes(date)) kinds.get(key).dates.push(date);
    });
  }

  write(`countries/${country.toLowerCase()}.json`, {
    country,
    timeZones: distinct(calendar.getTimezones()),
    range: { from: `${from}-01-01`, to: `${to}-12-31` },
    source: { generatedBy: `templates/calendars/generate.mjs with npm date-holidays ${version}, ${country}, public holidays kept in all of the country`, attribution, licence },
    holidays: [...kinds.values()].sort((a, b) => (a.dates[0] < b.dates[0] ? -1 : 1)),
  });
}

// One zone for each clock people look at: the first of those that agree in winter and in summer. The first of all is that of the main city.
function distinct(zones) {
  const clock = (zone) => ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'].map((at) => new Date(at).toLocaleTimeString('en-GB', { timeZone: zone })).join();
  return zones.filter((zone, i) => zones.findIndex((other) => clock(other) === clock(zone)) === i);
}
