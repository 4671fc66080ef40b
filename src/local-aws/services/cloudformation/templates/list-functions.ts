import { validationError } from '../errors.ts';
import { textOf, type Value } from './value.ts';

/** The parts of Fn::Select: an index, and a list or what stands for one. */
export function selectParts(argument: Value | undefined): { index: Value; list: Value } {
  const [index, list, ...more] = Array.isArray(argument) ? argument : [];
  if (index !== undefined && typeof list === 'object' && list !== null && more.length === 0) {
    return { index, list };
  }
  throw validationError(
    // A guess that follows the words for Fn::Join.
    'Template error: every Fn::Select object requires two parameters, (1) an index and (2) a list of values or a function that returns one.',
  );
}

/** The item of a list that Fn::Select asks for. Throws ValidationError where there is none. */
export function selected(index: Value, list: Value): Value {
  const items = Array.isArray(list) ? list : [];
  const item = /^\d+$/.test(textOf(index)) ? items[Number(textOf(index))] : undefined;
  if (item !== undefined) return item;
  // Eucalyptus has this from AWS: https://github.com/eucalyptus/eucalyptus/tree/master/clc/modules/cloudformation
  throw validationError(
    `Template error: Fn::Select cannot select nonexistent value at index ${textOf(index)}`,
  );
}

/** The two parts of Fn::Split: what stands between the items, and the text, or what stands for one. */
export function splitParts(argument: Value | undefined): { separator: string; text: Value } {
  const [separator, text, ...more] = Array.isArray(argument) ? argument : [];
  if (typeof separator === 'string' && separator !== '' && isText(text) && more.length === 0) {
    return { separator, text: text! };
  }
  throw validationError(
    // A guess that follows the words for Fn::Join.
    'Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
  );
}

// --- internal ---

function isText(value: Value | undefined): boolean {
  return typeof value === 'string' || (typeof value === 'object' && !Array.isArray(value));
}
