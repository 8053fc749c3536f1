/** The names by which the areas of a village occur in speech and writing. */
import type { Area } from './area.js';
import type { Landmark } from './village.js';

const DIGITS = '零一二三四五六七八九';

/** 二社 is also written 2社, and 十一组 11组; the other way round too. Only numbers up to 99 begin an area's name. */
export function numeralVariants(name: string): string[] {
  const chinese = /^([一二三四五六七八九]?十?[一二三四五六七八九]?)(.+)$/u.exec(name);
  if (chinese?.[1]) return [`${toNumber(chinese[1])}${chinese[2]}`];
  const arabic = /^(\d{1,2})(\D.*)$/u.exec(name);
  if (arabic?.[1]) return [`${toChinese(Number(arabic[1]))}${arabic[2]}`];
  return [];
}

/** An area as a place to be recognised, under every name it has. */
export function landmarkOf(area: Area): Landmark {
  const others = [...area.aliases, ...[area.name, ...area.aliases].flatMap(numeralVariants)];
  return { name: area.name, aliases: [...new Set(others)].filter((alias) => alias !== area.name), area: area.path };
}

function toNumber(chinese: string): number {
  const [tens, ones] = chinese.includes('十') ? chinese.split('十') : ['零', chinese];
  return (tens === '' ? 1 : DIGITS.indexOf(tens ?? '零')) * 10 + (ones ? DIGITS.indexOf(ones) : 0);
}

function toChinese(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  if (tens === 0) return DIGITS.charAt(ones);
  return `${tens === 1 ? '' : DIGITS.charAt(tens)}十${ones === 0 ? '' : DIGITS.charAt(ones)}`;
}
