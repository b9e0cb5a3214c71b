// Dates as the sources give them: when they may have been. How they read, Python says.

const DAY_MS = 86_400_000;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** Return the year and month of a day counted from 1970. */
export function yearOf(day) {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** Write a day counted from 1970 as ISO 8601. */
export function isoDay(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function dayOf(year, month = 0) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return Math.round(date.getTime() / DAY_MS);
}

/** Tell whether a date may fall into the days from `first` to `last`, doubt allowed for. */
export function mayFall(dates, date, first, last) {
  const earliest = dates.earliest[date] === null ? -Infinity : dates.earliest[date] - dates.before[date];
  const latest = dates.latest[date] === null ? Infinity : dates.latest[date] + dates.after[date];
  return earliest <= last && latest >= first;
}

/** Tell whether a date certainly falls into those days: a moment lies within, an interval overlaps, no doubt needed. */
export function surelyFalls(dates, date, first, last) {
  const earliest = dates.earliest[date] ?? -Infinity;
  const latest = dates.latest[date] ?? Infinity;
  if (dates.form[date] === "interval") return earliest <= last && latest >= first;
  return earliest >= first && latest <= last && !dates.before[date] && !dates.after[date];
}

/**
 * Return the bars of a histogram over all dates given: months, years or decades, whichever gives a readable number.
 * @returns {{unit: string, starts: number[], end: number}} the first day of each bar, and the day after the last.
 */
export function bars(dates, used) {
  const days = used.flatMap((date) => [dates.earliest[date], dates.latest[date]]).filter((day) => day !== null);
  if (!days.length) return { unit: "year", starts: [], end: 0 };
  days.sort((one, other) => one - other);
  // A single date centuries away must not squeeze all others into one bar: the ends take what lies beyond them.
  const [from, to] = [yearOf(days[Math.floor(days.length * 0.01)]), yearOf(days[Math.floor((days.length - 1) * 0.995)])];
  const years = to - from + 1;
  if (years <= 8) return barsOf("month", years * 12, (bar) => dayOf(from, bar));
  if (years <= 80) return barsOf("year", years, (bar) => dayOf(from + bar));
  const decade = Math.floor(from / 10) * 10;
  return barsOf("decade", Math.ceil((to - decade + 1) / 10), (bar) => dayOf(decade + 10 * bar));
}

function barsOf(unit, count, startOf) {
  return { unit, starts: Array.from({ length: count }, (_, bar) => startOf(bar)), end: startOf(count) };
}

export function barWords({ unit, starts }, bar) {
  const date = new Date(starts[bar] * DAY_MS);
  if (unit === "month") return `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return unit === "decade" ? `${date.getUTCFullYear()}s` : String(date.getUTCFullYear());
}

/** Count, for each bar, the relations whose date lies within it (sure) and those that only may (unsure). */
export function histogram(dates, scale, datesOfEach) {
  const { starts, end } = scale;
  const found = { sure: new Array(starts.length).fill(0), unsure: new Array(starts.length).fill(0) };
  const barAt = (day) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  for (const own of datesOfEach) {
    for (const date of own) {
      const isInterval = dates.form[date] === "interval";
      const first = barAt(dates.earliest[date] ?? (isInterval ? starts[0] : dates.latest[date]));
      const last = barAt(dates.latest[date] ?? (isInterval ? end - 1 : dates.earliest[date]));
      const isSure = first === last || isInterval;
      for (let bar = first; bar <= last; bar += 1) found[isSure ? "sure" : "unsure"][bar] += 1;
    }
  }
  return found;
}
