/**
 * Names as a picture has room for them. Landing zones put the same words into every name (`contoso-ai`, `prod`, `sdc`);
 * without those, what tells two resources apart fits. The full name stays in every title.
 */
import type { Architecture, Resource } from '../architecture/model';
import { byText } from '../architecture/values';
import { nameOf } from './lookup';

/** Fewer names than this say nothing about a habit. */
const LEAST_NAMES = 8;
const COMMON_SHARE = 0.6;
/** Names of fewer words are short enough. */
const LEAST_WORDS = 4;

/** How resources are called in one picture. */
export interface ShortNames {
  readonly of: (resource: Resource) => string;
  /** The words left out, sorted. */
  readonly omitted: readonly string[];
}

/** Finds the words that most names share and leaves them out. */
export function shortNames(architecture: Architecture): ShortNames {
  const names = [...new Set(architecture.resources.map(nameOf))].filter((name) => wordsOf(name).length >= LEAST_WORDS);
  const omitted = names.length < LEAST_NAMES ? [] : commonWords(names);
  const shown = new Map<string, Set<string>>();
  for (const resource of architecture.resources) {
    const short = shorten(nameOf(resource), omitted);
    shown.set(short, (shown.get(short) ?? new Set()).add(nameOf(resource)));
  }
  return {
    omitted,
    of: (resource) => {
      const short = shorten(nameOf(resource), omitted);
      // Two names that differ only in the words left out are shown in full.
      return shown.get(short)?.size === 1 ? short : nameOf(resource);
    },
  };
}

function wordsOf(name: string): readonly string[] {
  return name.split('-');
}

function commonWords(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) {
    for (const word of new Set(wordsOf(name).slice(1))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const least = names.length * COMMON_SHARE;
  return [...counts].flatMap(([word, count]) => (count >= least ? [word] : [])).sort(byText);
}

/** Each common word goes once: an agent called `ai-helper` keeps its `ai`. The first word says the type and stays. */
function shorten(name: string, omitted: readonly string[]): string {
  const words = wordsOf(name);
  if (words.length < LEAST_WORDS) return name;
  const left = new Set(omitted);
  const kept = words.filter((word, index) => index === 0 || !left.delete(word));
  return kept.length < 2 ? name : kept.join('-');
}
