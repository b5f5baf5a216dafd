import { gatewayAudience, parseLandingZone, placeholders, type Problem } from '../../config';
import { DEFAULT, positionOf, problemsOf } from './support';

const GROUPS = {
  breakGlassGroup: '99999999-9999-9999-9999-999999999999',
  operatorsGroup: '22222222-2222-2222-2222-222222222222',
  developersGroup: '44444444-4444-4444-4444-444444444444',
  approversGroup: '33333333-3333-3333-3333-333333333333',
};

/** The default landing zone with `access:`, of these groups and lines. */
function text(groups: Partial<Record<keyof typeof GROUPS, string>> = GROUPS, ...lines: readonly string[]): string {
  const keys = Object.entries(groups).flatMap(([key, id]) => (id ? [`${key}: ${id}`] : []));
  return `${DEFAULT}\naccess:\n${[...keys, ...lines].map((line) => `  ${line}\n`).join('')}`;
}

function pipelines(...items: readonly string[]): string {
  return text(GROUPS, 'pipelines:', ...items.map((item) => `  - ${item}`));
}

/** The only problem there is. */
function only(problems: readonly Problem[]): Problem {
  expect(problems).toHaveLength(1);
  return problems[0] as Problem;
}

function accessOf(source: string) {
  const { access } = parseLandingZone(source, 'lz.yaml');
  if (!access) throw new Error('no access');
  return access;
}

describe('access', () => {
  it('is absent where nobody asks for it: it changes the whole tenant', () => {
    expect(parseLandingZone(DEFAULT, 'lz.yaml').access).toBeUndefined();
  });

  it('only reports, until somebody says otherwise', () => {
    expect(accessOf(text()).reportOnly).toBe(true);
    expect(accessOf(text(GROUPS, 'reportOnly: false')).reportOnly).toBe(false);
  });

  it('knows groups in lower case, as Entra answers', () => {
    const upper = 'AAAAAAAA-9999-9999-9999-999999999999';
    expect(accessOf(text({ ...GROUPS, breakGlassGroup: upper })).breakGlassGroup).toBe(upper.toLowerCase());
  });

  it('lists groups that are still placeholders', () => {
    const zone = parseLandingZone(
      text({ ...GROUPS, approversGroup: '00000000-0000-0000-0000-000000000001' }),
      'lz.yaml',
    );
    expect(placeholders(zone)).toContainEqual(expect.stringContaining('access.approversGroup is the placeholder'));
  });

  it('calls the gateway by a URI of this tenant, the same in every run', () => {
    expect(gatewayAudience(parseLandingZone(text(), 'lz.yaml'))).toBe(
      'api://11111111-1111-1111-1111-111111111111/contoso-ai-prod-ai-gateway',
    );
  });
});

describe('emergency accounts', () => {
  it('must be there: without them one wrong policy locks everybody out', () => {
    const problem = only(problemsOf(text({ ...GROUPS, breakGlassGroup: undefined })));
    expect(problem).toMatchObject({ path: 'access.breakGlassGroup', got: 'nothing' });
    expect(problem.expected).toContain('locks everybody out');
  });

  it.each(['operatorsGroup', 'developersGroup', 'approversGroup'] as const)('are not also %s', (key) => {
    const source = text({ ...GROUPS, [key]: GROUPS.breakGlassGroup });
    expect(only(problemsOf(source))).toMatchObject({
      path: `access.${key}`,
      line: positionOf(source, `  ${key}:`).line,
      got: 'the group that is also breakGlassGroup',
      expected: 'another group: no policy applies to the emergency accounts',
    });
  });
});

describe('approvers', () => {
  it.each(['operatorsGroup', 'developersGroup'] as const)('are not also %s (four eyes)', (key) => {
    expect(only(problemsOf(text({ ...GROUPS, approversGroup: GROUPS[key] })))).toMatchObject({
      path: 'access.approversGroup',
      got: `the group that is also ${key}`,
      expected: expect.stringContaining('four eyes') as string,
    });
  });

  it('are compared without regard to case', () => {
    const [low, high] = ['aaaaaaaa-2222-2222-2222-222222222222', 'AAAAAAAA-2222-2222-2222-222222222222'];
    expect(problemsOf(text({ ...GROUPS, operatorsGroup: low, approversGroup: high }))).toHaveLength(1);
    expect(problemsOf(text({ ...GROUPS, operatorsGroup: high, approversGroup: low }))).toHaveLength(1);
  });
});

describe('operators', () => {
  it('are not also the developers', () => {
    expect(only(problemsOf(text({ ...GROUPS, developersGroup: GROUPS.operatorsGroup })))).toMatchObject({
      path: 'access.developersGroup',
      got: 'the group that is also operatorsGroup',
    });
  });
});

describe('a named location', () => {
  const location = (...cidrs: readonly string[]): string =>
    text(GROUPS, `namedLocations: [{ name: office, cidrs: [${cidrs.join(', ')}] }]`);

  it.each(['203.0.113.0/28', '8.8.8.8/32', '20.0.0.0/9'])('may be %s', (cidr) => {
    expect(accessOf(location(cidr)).namedLocations).toEqual([{ name: 'office', cidrs: [cidr] }]);
  });

  it.each([
    '10.0.0.0/16',
    '172.16.0.0/12',
    '172.31.255.255/32',
    '192.168.1.0/24',
    '100.64.0.0/10',
    '127.0.0.1/32',
    '169.254.169.254/32',
    '224.0.0.0/9',
    '255.255.255.255/32',
  ])('is not %s, which nobody on the Internet comes from', (cidr) => {
    const problem = only(problemsOf(location('203.0.113.0/28', cidr)));
    expect(problem).toMatchObject({ path: 'access.namedLocations[0].cidrs[1]', got: cidr });
    expect(problem.expected).toContain('a public network');
  });

  it('is not a public network with a private one inside', () => {
    expect(only(problemsOf(location('172.0.0.0/9'))).expected).toContain('a public network');
  });

  it.each(['0.0.0.0/0', '8.0.0.0/8'])('is not as wide as %s', (cidr) => {
    expect(only(problemsOf(location(cidr))).expected).toContain('/9 or smaller');
  });

  it('begins where the network begins', () => {
    expect(only(problemsOf(location('203.0.113.5/28')))).toMatchObject({
      expected: 'the first address of the network',
      fix: 'write 203.0.113.0/28, or the address with /32',
    });
  });

  it('has a network, and a name of its own', () => {
    expect(only(problemsOf(location()))).toMatchObject({ path: 'access.namedLocations[0].cidrs' });
    const twice = '{ name: office, cidrs: [203.0.113.0/28] }';
    expect(only(problemsOf(text(GROUPS, `namedLocations: [${twice}, ${twice}]`)))).toMatchObject({
      path: 'access.namedLocations[1].name',
      got: 'office again',
    });
  });
});

describe('a pipeline of GitHub', () => {
  const github = (subject: string, more = ''): string =>
    pipelines(`{ name: deploy, issuer: github, subject: '${subject}'${more} }`);

  it.each([
    'repo:contoso/ai-lz:environment:prod',
    'repo:contoso/ai-lz:ref:refs/heads/main',
    'repo:contoso/ai-lz:ref:refs/heads/release/1.0',
    // Repositories of 2026 and later.
    'repo:contoso@123456/ai-lz@456789:environment:prod',
  ])('applies as %s', (subject) => {
    expect(accessOf(github(subject)).pipelines).toEqual([
      { name: 'deploy', purpose: 'apply', issuer: 'https://token.actions.githubusercontent.com', subject },
    ]);
  });

  it.each([
    'repo:*',
    'repo:contoso/*',
    'repo:contoso/*:environment:prod',
    'repo:contoso/ai-lz:*',
    'repo:contoso/ai-lz:ref:refs/heads/*',
    'repo:contoso/ai-lz:environment:pr?d',
  ])('is refused as %s: a wildcard is not a pipeline', (subject) => {
    const source = github(subject);
    const problem = only(problemsOf(source));
    expect(problem).toMatchObject({ path: 'access.pipelines[0].subject', got: subject });
    expect(problem.expected).toContain('a wildcard');
    expect(problem.line).toBe(positionOf(source, 'name: deploy').line);
  });

  it('does not apply for pull requests: whoever opens one would change the landing zone', () => {
    expect(only(problemsOf(github('repo:contoso/ai-lz:pull_request'))).expected).toContain(
      'whoever opens a pull request',
    );
  });

  it('may plan for pull requests', () => {
    expect(accessOf(github('repo:contoso/ai-lz:pull_request', ', purpose: plan')).pipelines[0]?.purpose).toBe('plan');
  });

  it.each([
    'repo:contoso/ai-lz',
    'repo:contoso:environment:prod',
    'contoso/ai-lz:environment:prod',
    'repo:contoso/ai-lz:environment:',
    'repo:contoso/ai-lz:ref:refs/tags/v1',
    'repo:contoso/ai-lz:environment:prod:job_workflow_ref:x',
    'repo:contoso/ai-lz:environment:prod ',
    'job_workflow_ref:contoso/ai-lz/.github/workflows/deploy.yml@refs/heads/main',
  ])('is refused as "%s", which is not the subject of one', (subject) => {
    expect(only(problemsOf(github(subject))).expected).toContain('repo:OWNER/REPOSITORY:environment:NAME');
  });
});

describe('a pipeline of Azure DevOps', () => {
  const guid = '12345678-90ab-cdef-1234-567890abcdef';
  const subject = `/eid1/c/pub/t/PwFflyR_6Een06vEdSvzRg/a/bDtA7z5frECGhSju0pIq1Q/sc/${guid}/${guid}`;
  const devops = (value: string): string => pipelines(`{ name: deploy, issuer: azure-devops, subject: '${value}' }`);

  it('is vouched for by this tenant', () => {
    expect(accessOf(devops(subject)).pipelines).toEqual([
      {
        name: 'deploy',
        purpose: 'apply',
        issuer: 'https://login.microsoftonline.com/11111111-1111-1111-1111-111111111111/v2.0',
        subject,
      },
    ]);
  });

  it('is not a service connection of the issuer that ends', () => {
    expect(only(problemsOf(devops('sc://contoso/ai/azure'))).fix).toContain('convert the service connection');
  });

  it.each([subject.replace(/[^/]+$/, '*'), subject.slice(0, -1), `${subject}/more`])('is refused as %s', (value) => {
    expect(only(problemsOf(devops(value))).path).toBe('access.pipelines[0].subject');
  });
});

describe('pipelines', () => {
  const of = (name: string, environment: string): string =>
    `{ name: ${name}, issuer: github, subject: 'repo:contoso/ai-lz:environment:${environment}' }`;

  it('have a subject each: one could sign in as the other', () => {
    const problem = only(problemsOf(pipelines(of('deploy', 'prod'), of('other', 'prod'))));
    expect(problem).toMatchObject({ path: 'access.pipelines[1].subject', got: 'the subject of deploy' });
  });

  it('have a name each', () => {
    expect(only(problemsOf(pipelines(of('deploy', 'prod'), of('deploy', 'test'))))).toMatchObject({
      path: 'access.pipelines[1].name',
      got: 'deploy again',
    });
  });

  it('name who vouches for them', () => {
    expect(
      only(problemsOf(pipelines("{ name: deploy, subject: 'repo:contoso/ai-lz:environment:prod' }"))),
    ).toMatchObject({
      path: 'access.pipelines[0].issuer',
    });
  });
});
