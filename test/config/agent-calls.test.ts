import fc from 'fast-check';
import { parseLandingZone } from '../../config';
import { circles } from '../../config/agent-calls';
import { DEFAULT, edited, problemsOf } from './support';

const IMAGE = `sha256:${'0'.repeat(64)}`;

/** The default landing zone with agents after its own; the first one may get keys of its own too. */
function withAgents(agents: string, first = ''): string {
  const own = 'untrustedInput: true # contracts come from outside';
  const text = first ? edited([own, `${own}\n    ${first}`]) : DEFAULT;
  return `${text.trimEnd()}\n${agents}`;
}

function agent(name: string, keys: string): string {
  return `  - {name: ${name}, model: gpt-4.1, image: agents/${name}@${IMAGE}, ${keys}}\n`;
}

describe('agents that call each other', () => {
  it('load when all of them are cleared for what any of them reads', () => {
    const text = withAgents(
      agent('summarizer', 'clearance: confidential, untrustedInput: false'),
      'calls: [summarizer]',
    );
    expect(parseLandingZone(text, 'lz.yaml').agents.map(({ calls }) => calls)).toEqual([['summarizer'], []]);
  });

  it.each([
    ['the one that is called', 'calls: [summarizer]', ''],
    ['the one that calls: answers carry data too', '', 'calls: [contract-reviewer], '],
  ])('are refused where %s is not cleared', (_, first, theirs) => {
    const text = withAgents(agent('summarizer', `${theirs}clearance: general, untrustedInput: false`), first);
    expect(problemsOf(text)).toMatchObject([
      {
        path: 'agents[1].clearance',
        got: 'general, in calls with contract-reviewer, which reads confidential',
        expected: 'confidential or higher: requests and answers carry what contract-reviewer reads',
        fix: 'clear summarizer for confidential, or take the call between them out of `calls`',
      },
    ]);
  });

  it('are refused where a tool of the called one is cleared for less than the caller reads', () => {
    const tool = 'tools: [{name: wiki, egress: wiki.example.com, clearance: general, approval: human}]';
    const text = withAgents(
      agent('summarizer', `clearance: confidential, untrustedInput: false, ${tool}`),
      'calls: [summarizer]',
    );
    expect(problemsOf(text)).toMatchObject([
      {
        path: 'agents[1].tools[0].clearance',
        expected: 'confidential or higher: what summarizer reads could flow to wiki (no write down)',
      },
    ]);
  });

  it('are refused where strangers instruct one of them and another has a way out that nobody approves', () => {
    const tool = 'tools: [{name: wiki, egress: wiki.example.com, clearance: confidential}]';
    const text = withAgents(
      agent('summarizer', `clearance: confidential, untrustedInput: false, ${tool}`),
      'calls: [summarizer]',
    );
    expect(problemsOf(text)).toMatchObject([
      { path: 'agents[1].tools[0].approval', fix: 'add `approval: human` to wiki' },
    ]);
  });

  it('are refused where an agent calls one that is not there, or itself', () => {
    expect(problemsOf(withAgents('', 'calls: [contract-reviewr, contract-reviewer]'))).toMatchObject([
      { path: 'agents[0].calls[0]', got: 'contract-reviewr', fix: 'did you mean contract-reviewer?' },
      { path: 'agents[0].calls[1]', got: 'contract-reviewer', expected: 'another agent' },
    ]);
  });
});

describe('code that a model wrote', () => {
  it('is refused without a sandbox to run it in', () => {
    expect(problemsOf(withAgents('', 'runsCode: true'))).toMatchObject([
      { path: 'agents[0].runsCode', got: 'true, and no `codeSandbox`', fix: 'add `codeSandbox: {image: …@sha256:…}`' },
    ]);
  });

  it('loads with one', () => {
    const text = withAgents(`codeSandbox: {image: sandbox/python@${IMAGE}}\n`, 'runsCode: true');
    expect(parseLandingZone(text, 'lz.yaml').codeSandbox).toEqual({ image: `sandbox/python@${IMAGE}`, port: 8080 });
  });

  it('has a sandbox whose image is pinned', () => {
    expect(problemsOf(withAgents('codeSandbox: {image: "sandbox/python:latest"}\n'))).toMatchObject([
      { path: 'codeSandbox.image', got: 'sandbox/python:latest' },
    ]);
  });

  it('keeps its name from the agents', () => {
    expect(problemsOf(withAgents(agent('sandbox', 'clearance: public, untrustedInput: false')))).toMatchObject([
      { path: 'agents[1].name', got: 'sandbox' },
    ]);
  });
});

describe('the circle of an agent', () => {
  const callers = (calls: Record<string, string[]>) =>
    Object.entries(calls).map(([name, list]) => ({ name, calls: list }));
  const names = (calls: Record<string, string[]>) =>
    Object.fromEntries(
      [...circles(callers(calls))].map(([agentOf, circle]) => [agentOf.name, circle.map(({ name }) => name)]),
    );

  it('is itself alone where nobody calls', () => {
    expect(names({ a: [], b: [] })).toEqual({ a: ['a'], b: ['b'] });
  });

  it('reaches through others, in either direction, and round in circles', () => {
    expect(names({ a: ['b'], b: ['c'], c: ['a'], d: ['c'], e: [] })).toEqual({
      a: ['a', 'b', 'c', 'd'],
      b: ['a', 'b', 'c', 'd'],
      c: ['a', 'b', 'c', 'd'],
      d: ['a', 'b', 'c', 'd'],
      e: ['e'],
    });
  });

  it('is the same for all of its members, whatever calls whom', () => {
    const graph = fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(graph, (edges) => {
        const agents = edges.map((calls, index) => ({ name: `a${index}`, calls: calls.map((other) => `a${other}`) }));
        const found = circles(agents);
        for (const circle of found.values()) {
          for (const member of circle) expect(found.get(member)).toEqual(circle);
        }
      }),
    );
  });
});
