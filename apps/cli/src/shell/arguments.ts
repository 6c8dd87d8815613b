import { InvalidArgumentError } from 'commander';

/** For options that are numbers. */
export const wholeNumber = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('A whole number is wanted.');
  return Number(text);
};

export const positiveNumber = (text: string): number => {
  const count = wholeNumber(text);
  if (count === 0) throw new InvalidArgumentError('A number above 0 is wanted.');
  return count;
};

export const portNumber = (text: string): number => {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError('A port lies between 0 and 65535.');
  return port;
};

export const hours = (text: string): number => {
  const count = wholeNumber(text);
  if (count === 0) throw new InvalidArgumentError('At least one hour.');
  return count;
};

export const share = (text: string): number => {
  const part = /^\d(?:\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(part >= 0 && part <= 1)) throw new InvalidArgumentError('A share lies between 0 and 1.');
  return part;
};
