/**
 * The ways in which a program writes the same identifier: with other capitals, without its accents, with something
 * else where the spaces are, a position or a time in another notation.
 */

function capitals(text: string): string[] {
  const lower = text.toLowerCase();
  const title = lower.replace(/(^|[^\p{L}\p{N}])(\p{L})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
  return [text, lower, text.toUpperCase(), title];
}

function accents(text: string): string[] {
  const apart = text.normalize('NFD');
  return [text.normalize('NFC'), apart, apart.replace(/\p{M}/gu, '')];
}

const joints = [' ', '_', '-', '.', ''];

function joined(text: string): string[] {
  return text.includes(' ') ? joints.map((joint) => text.replaceAll(' ', joint)) : [text];
}

/** Latitude and longitude of ISO 6709, as phones write them. */
const position = /^([+-])(\d{2}\.\d{2,})([+-])(\d{3}\.\d{2,})(?:[+-]\d+(?:\.\d+)?)?\/?$/;

function positions(text: string): string[] {
  const [, , latitude, , longitude] = position.exec(text) ?? [];
  if (latitude === undefined || longitude === undefined) return [];
  return [latitude, longitude.replace(/^0+(?=\d)/, '')];
}

/** A moment of ISO 8601. */
const moment = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.\d+)?Z?$/;

function moments(text: string): string[] {
  const [, year, month, day, hour, minute, second] = moment.exec(text) ?? [];
  if (year === undefined) return [];
  const times = [`${hour}:${minute}:${second}`];
  const days = [`${year}:${month}:${day}`, `${year}-${month}-${day}`, `${year}/${month}/${day}`];
  const written = days.flatMap((one) => times.flatMap((time) => [`${one} ${time}`, `${one}T${time}`]));
  return [
    ...written,
    `${year}${month}${day}T${hour}${minute}${second}`,
    `${year}${month}${day}_${hour}${minute}${second}`,
  ];
}

/** @returns every spelling of an identifier once, itself first */
export function spellingsOf(identifier: string): string[] {
  const written = [identifier, ...positions(identifier), ...moments(identifier)];
  return [...new Set(written.flatMap(accents).flatMap(joined).flatMap(capitals))];
}
