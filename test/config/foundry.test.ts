import { deploymentsOf, parseLandingZone } from '../../config';
import { DEFAULT, problemsOf } from './support';

function hosted(label: string, text = DEFAULT): string {
  return `${text}\nfoundry: { agentService: { label: ${label} } }\n`;
}

describe('the agent service', () => {
  it('is absent unless somebody asks for it', () => {
    expect(parseLandingZone(DEFAULT, 'lz.yaml').foundry).toBeUndefined();
  });

  it('has the label that it was given', () => {
    expect(parseLandingZone(hosted('confidential'), 'lz.yaml').foundry?.agentService.label.name).toBe('confidential');
  });

  it('calls a deployment that asks nobody, because nobody is there to be asked', () => {
    const blocking = (text: string) =>
      deploymentsOf(parseLandingZone(text, 'lz.yaml'))
        .filter(({ offTaskCalls }) => offTaskCalls === 'block')
        .map(({ name }) => name);
    expect(blocking(DEFAULT)).toEqual([]);
    expect(blocking(hosted('confidential'))).toEqual(['gpt-4.1']);
  });

  it('moves no subnet that is there', () => {
    expect(parseLandingZone(hosted('confidential'), 'lz.yaml').network).toEqual(
      parseLandingZone(DEFAULT, 'lz.yaml').network,
    );
  });
});

describe('the agent service is refused', () => {
  it('under a label that the taxonomy lacks', () => {
    expect(problemsOf(hosted('secret'))).toMatchObject([
      {
        path: 'foundry.agentService.label',
        got: 'secret',
        expected: expect.stringContaining('one of `labels`') as string,
      },
    ]);
  });

  it('without a label', () => {
    expect(problemsOf(`${DEFAULT}\nfoundry: { agentService: {} }\n`)).toMatchObject([
      { path: 'foundry.agentService.label', got: 'nothing' },
    ]);
  });

  it('beside a model that is processed where its label forbids, because its agents choose among all', () => {
    expect(problemsOf(hosted('highly-confidential'))).toMatchObject([
      {
        path: 'foundry.agentService.label',
        got: 'highly-confidential, beside gpt-4.1 (DataZoneStandard, processed anywhere in the data zone)',
        expected:
          'models deployed as Standard or ProvisionedManaged: agents of the service may call each of them (highly-confidential: region)',
        fix: 'deploy gpt-4.1 so, or give the agent service a label that allows it',
      },
    ]);
    const regional = DEFAULT.replace('DataZoneStandard', 'Standard');
    expect(regional).not.toBe(DEFAULT);
    expect(problemsOf(hosted('highly-confidential', regional))).toEqual([]);
  });

  it('without a model that its agents could call', () => {
    const bare = DEFAULT.replace(/^models:\n(?: .*\n)+/m, 'models: []\n').replace(
      /^agents:\n(?:(?: .*)?\n)+/m,
      'agents: []\n',
    );
    expect(problemsOf(bare)).toEqual([]);
    expect(problemsOf(hosted('confidential', bare))).toMatchObject([
      { path: 'foundry.agentService', got: 'an agent service, and no models' },
    ]);
  });
});
