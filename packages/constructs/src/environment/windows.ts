const minutesPerDay = 24 * 60;
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A stretch of the week, in minutes since Monday 00:00 UTC; `end` may lie in the next week. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Whether a daily window (`03:00-04:00`) and a weekly one (`sun:04:00-sun:05:00`)
 * share a minute. Windows that only touch do not.
 */
export function windowsOverlap(daily: string, weekly: string): boolean {
  const week = weeklySpan(weekly);
  return days.some((_, day) => spansOverlap(dailySpan(daily, day), week));
}

/** The time of day, in minutes since 00:00 UTC, that lies so many hours after a daily window's end. */
export function minutesAfter(daily: string, hours: number): number {
  return (minutes(daily.split('-')[1] ?? '') + hours * 60) % minutesPerDay;
}

function dailySpan(window: string, day: number): Span {
  const [start = 0, end = 0] = window.split('-').map(minutes);
  const offset = day * minutesPerDay;
  return { start: offset + start, end: offset + end + (end <= start ? minutesPerDay : 0) };
}

function weeklySpan(window: string): Span {
  const [start = 0, end = 0] = window
    .split('-')
    .map((half) => days.indexOf(half.slice(0, 3)) * minutesPerDay + minutes(half.slice(4)));
  return { start, end: end + (end <= start ? 7 * minutesPerDay : 0) };
}

function minutes(clock: string): number {
  const [hours = 0, rest = 0] = clock.split(':').map(Number);
  return hours * 60 + rest;
}

function spansOverlap(left: Span, right: Span): boolean {
  const week = 7 * minutesPerDay;
  return [-week, 0, week].some((shift) => left.start < right.end + shift && right.start + shift < left.end);
}
