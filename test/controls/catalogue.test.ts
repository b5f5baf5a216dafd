import fs from 'node:fs';
import path from 'node:path';
import { catalogue, frameworks, rules } from '../../controls';
import type { Control, Rule } from '../../controls/model';

const rulesFolder = path.join(__dirname, '../../controls/rules');

describe('the catalogue', () => {
  it('holds fifteen controls, numbered from 01 in each pillar', () => {
    expect(catalogue).toHaveLength(15);
    const pillars = [...new Set(catalogue.map(({ pillar }) => pillar))];
    for (const pillar of pillars) {
      const controls = catalogue.filter((control) => control.pillar === pillar);
      const prefix = controls[0]?.id.slice(0, -2);
      expect(controls.map(({ id }) => id)).toEqual(
        controls.map((_, index) => `${prefix}${String(index + 1).padStart(2, '0')}`),
      );
    }
  });

  it.each(catalogue.map((control) => [control.id, control] as const))('%s has a rule', (id) => {
    expect(rules.filter((rule) => rule.control === id)).not.toHaveLength(0);
  });

  it.each(catalogue.map((control) => [control.id, control] as const))('%s refers only to what exists', (_, control) => {
    const references = Object.entries(referencesOf(control)).flatMap(([name, ids]) =>
      ids.map((id) => ({ name: name as keyof typeof frameworks, id })),
    );
    const invented = references.filter(({ name, id }) => !Object.hasOwn(frameworks[name].ids, id));
    expect(invented).toEqual([]);
  });

  it('keeps no framework id that no control refers to', () => {
    for (const [name, framework] of Object.entries(frameworks)) {
      const used = new Set(catalogue.flatMap((control) => referencesOf(control)[name as keyof typeof frameworks]));
      expect(Object.keys(framework.ids).filter((id) => !used.has(id))).toEqual([]);
    }
  });
});

describe('the rules', () => {
  const files = (fs.readdirSync(rulesFolder, { recursive: true }) as string[])
    .filter((file) => file.includes(path.sep))
    .map((file) => path.basename(file, '.ts'));

  it('are listed, each under the name of its file', () => {
    expect(rules.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  it('have unique ids and a control each', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    const known = catalogue.map(({ id }) => id);
    expect(rules.filter((rule) => !known.includes(rule.control))).toEqual([]);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s says why and what to do', (_, rule: Rule) => {
    expect(rule.types.length).toBeGreaterThan(0);
    for (const sentence of [rule.title, rule.why, rule.fix]) expect(sentence.length).toBeGreaterThan(10);
    expect(rule.why).toMatch(/\.$/);
  });
});

function referencesOf(control: Control): Record<keyof typeof frameworks, readonly string[]> {
  const { workshopTasks, assessmentTests, azurePolicies } = control;
  return { ...control.frameworks, workshopTasks, assessmentTests, azurePolicies };
}
