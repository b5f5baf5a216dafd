import { modelPolicy, servicePolicy, type ModelPolicyOptions } from '../../../constructs/gateway';
import { all, descendants, only, parseXml, type XmlNode } from '../../support/xml';

const CLIENT = 'abcdef01-2345-6789-abcd-ef0123456789';
const callers = {
  tenantId: '11111111-1111-1111-1111-111111111111',
  audience: 'api://ai-gateway',
  clientIds: [CLIENT],
  roles: ['Agent.Call'],
};
const options: ModelPolicyOptions = {
  analysisEndpoint: 'https://aif-test.cognitiveservices.azure.com',
  language: 'en',
  tokensPerMinute: 1000,
  tokensPerMinutePerAgent: 400,
  contentSafetyBackend: 'content-safety',
  modelPool: 'models',
};

const service = parseXml(servicePolicy({ callers, requestsPerMinute: 60 }));
const model = parseXml(modelPolicy(options));

function section(policy: XmlNode, name: string): XmlNode {
  const found = policy.children.find((child) => child.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

/** Position of the first element that fits, in the order in which the inbound section runs. */
function position(test: (node: XmlNode) => boolean): number {
  const index = descendants(section(model, 'inbound')).findIndex(test);
  expect(index).toBeGreaterThan(-1);
  return index;
}

const named = (name: string) => (node: XmlNode) => node.name === name;
const asks = (path: string) => (node: XmlNode) => node.name === 'set-url' && node.text.includes(path);
const setsBodyFrom = (text: string) => (node: XmlNode) => node.name === 'set-body' && node.text.includes(text);

describe('who may call', () => {
  it('is checked first, before anything is read, counted or passed on', () => {
    expect(section(service, 'inbound').children[0]?.name).toBe('validate-azure-ad-token');
  });

  it('is checked for every API: the model API inherits the service’s policy first in each section', () => {
    for (const name of ['inbound', 'backend', 'outbound', 'on-error']) {
      expect(section(model, name).children[0]?.name).toBe('base');
    }
  });

  it('needs a token of our tenant, for our audience, from an application and a role that were named', () => {
    const token = only(service, 'validate-azure-ad-token');
    expect(token.attributes).toMatchObject({
      'tenant-id': callers.tenantId,
      'header-name': 'Authorization',
      'failed-validation-httpcode': '401',
    });
    expect(all(token, 'application-id').map(({ text }) => text)).toEqual([CLIENT]);
    expect(all(token, 'audience').map(({ text }) => text)).toEqual(['api://ai-gateway']);
    const claim = only(token, 'claim');
    expect(claim.attributes).toEqual({ name: 'roles', match: 'any' });
    expect(all(claim, 'value').map(({ text }) => text)).toEqual(['Agent.Call']);
  });

  it('is decided by role alone where no application is named, and by application alone where no role is', () => {
    const byRole = parseXml(servicePolicy({ callers: { ...callers, clientIds: [] }, requestsPerMinute: 60 }));
    expect(all(byRole, 'client-application-ids')).toEqual([]);
    expect(all(byRole, 'claim')).toHaveLength(1);
    const byClient = parseXml(servicePolicy({ callers: { ...callers, roles: [] }, requestsPerMinute: 60 }));
    expect(all(byClient, 'required-claims')).toEqual([]);
    expect(all(byClient, 'application-id')).toHaveLength(1);
  });

  it('is never everybody', () => {
    const nobody = { ...callers, clientIds: [], roles: [] };
    expect(() => servicePolicy({ callers: nobody, requestsPerMinute: 60 })).toThrow(
      'got no client IDs and no roles; expected one of them',
    );
  });

  it('is refused when the token names no application, by which limits are counted', () => {
    const [refusal] = all(section(service, 'inbound'), 'when');
    expect(refusal?.attributes.condition).toContain('["caller-app"]) == ""');
    expect(only(refusal as XmlNode, 'set-status').attributes.code).toBe('401');
  });
});

describe('credentials of the caller', () => {
  it.each(['Authorization', 'api-key', 'Ocp-Apim-Subscription-Key'])('in %s go no further', (name) => {
    const headers = all(section(service, 'inbound'), 'set-header').filter((header) => header.attributes.name === name);
    expect(headers.map((header) => header.attributes['exists-action'])).toEqual(['delete']);
  });

  it('in the address go no further', () => {
    const parameters = all(service, 'set-query-parameter').map(({ attributes }) => attributes);
    expect(parameters.map(({ name }) => name)).toEqual(['api-key', 'subscription-key']);
    for (const parameter of parameters) expect(parameter['exists-action']).toBe('delete');
  });

  it('are replaced by the gateway’s own identity towards the models', () => {
    const identities = section(model, 'inbound').children.filter(named('authentication-managed-identity'));
    expect(identities.map(({ attributes }) => attributes)).toEqual([
      { resource: 'https://cognitiveservices.azure.com' },
    ]);
  });
});

describe('limits', () => {
  it('count requests by the application of the token, not by anything a caller can invent', () => {
    expect(only(service, 'rate-limit-by-key').attributes).toEqual({
      calls: '60',
      'renewal-period': '60',
      'counter-key': '@(((string)context.Variables["caller-app"]))',
    });
  });

  it('count tokens by application and, within it, by agent, and before the call is made', () => {
    const limits = all(model, 'llm-token-limit').map(({ attributes }) => attributes);
    expect(limits.map((limit) => limit['tokens-per-minute'])).toEqual(['1000', '400']);
    for (const limit of limits) {
      expect(limit['counter-key']).toContain('context.Variables["caller-app"]');
      expect(limit['estimate-prompt-tokens']).toBe('true');
    }
    expect(limits[1]?.['counter-key']).toContain('context.Variables["caller-agent"]');
  });
});

describe('personal data', () => {
  const masked = () => position(setsBodyFrom('found.Value = parts[index]'));

  it('is masked before text is looked at, counted for harm, or passed on', () => {
    for (const later of [named('llm-content-safety'), asks('text:shieldPrompt'), named('set-backend-service')]) {
      expect(masked()).toBeLessThan(position(later));
    }
  });

  it('is masked before anything could log it: nothing in front traces, logs or sends the text elsewhere', () => {
    const before = descendants(section(model, 'inbound')).slice(0, masked());
    const telling =
      /^(trace|log-to-eventhub|emit-metric|llm-emit-token-metric|send-one-way-request|cache-store-value)$/;
    expect(before.filter(({ name }) => telling.test(name))).toEqual([]);
    expect(before.filter(named('set-url')).map(({ text }) => text)).toEqual([
      'https://aif-test.cognitiveservices.azure.com/language/:analyze-text?api-version=2023-04-01',
    ]);
  });

  it('fails closed: an error of the analysis is not ignored', () => {
    const requests = all(model, 'send-request');
    expect(requests).toHaveLength(2);
    for (const { attributes } of requests) expect(attributes['ignore-error']).toBe('false');
    expect(JSON.stringify(model)).not.toContain('"ignore-error":"true"');
  });

  it('fails closed: any answer but success is a refusal', () => {
    const refusals = all(model, 'when').filter(({ attributes }) => attributes.condition?.includes('["personal-data"]'));
    expect(refusals.map(({ attributes }) => attributes.condition)).toEqual([
      '@(((IResponse)context.Variables["personal-data"]) == null || ((IResponse)context.Variables["personal-data"]).StatusCode != 200)',
    ]);
    expect(only(refusals[0] as XmlNode, 'set-status').attributes.code).toBe('503');
  });

  it('fails closed: the message goes on only with the masked text in it, otherwise not at all', () => {
    const choose = all(model, 'choose').find((node) => node.children.some(named('otherwise')));
    const [when, otherwise] = choose?.children ?? [];
    expect(when?.attributes.condition).toBe('@(((string)context.Variables["masked"]) != "")');
    expect(only(when as XmlNode, 'set-body').text).toContain('found.Value = parts[index]');
    expect(otherwise?.children.map(({ name }) => name)).toEqual(['return-response']);
  });

  it('fails closed: half an answer counts as none', () => {
    const check = all(model, 'set-variable').find(({ attributes }) => attributes.name === 'masked')?.attributes.value;
    for (const doubt of ['errors.Count > 0', 'documents.Count !=', '["redactedText"] == null', 'parts.Length ==']) {
      expect(check).toContain(doubt);
    }
  });

  it('is not kept by the service that finds it', () => {
    expect(JSON.stringify(model)).toContain('loggingOptOut');
  });

  it('cannot hide where masking does not look: other fields, images and other parts are refused or dropped', () => {
    const [unreadable] = all(model, 'when');
    expect(unreadable?.attributes.condition).toContain('!= "text") { return true; }');
    expect(only(unreadable as XmlNode, 'set-status').attributes.code).toBe('400');
    const kept = all(model, 'set-body').find(({ text }) => text.includes('kept.Contains'))?.text ?? '';
    for (const field of ['"user"', '"metadata"', '"prediction"', '"store"']) expect(kept).not.toContain(field);
    expect(position((node) => node === unreadable)).toBeLessThan(masked());
  });

  it('is refused in a text that is too long to be looked at', () => {
    const long = all(model, 'when').find(({ attributes }) => attributes.condition?.includes('.Length > 10000'));
    expect(only(long as XmlNode, 'set-status').attributes.code).toBe('413');
  });
});

describe('attacks on the model', () => {
  it('are looked for in prompts and in completions, with every kind of harm', () => {
    const safety = only(model, 'llm-content-safety');
    expect(safety.attributes).toEqual({
      'backend-id': 'content-safety',
      'shield-prompt': 'true',
      'enforce-on-completions': 'true',
    });
    expect(all(safety, 'category').map(({ attributes }) => [attributes.name, attributes.threshold])).toEqual([
      ['Hate', '2'],
      ['SelfHarm', '2'],
      ['Sexual', '2'],
      ['Violence', '2'],
    ]);
  });

  it('are looked for in what tools returned, as documents, and stop the call', () => {
    expect(all(model, 'set-body').find(({ text }) => text.includes('"documents", new JArray('))?.text).toContain(
      '["tool-output"]',
    );
    expect(position(asks('/contentsafety/text:shieldPrompt?api-version=2024-09-01'))).toBeLessThan(
      position(named('set-backend-service')),
    );
    const attack = all(model, 'when').find(({ attributes }) => attributes.condition?.includes('attackDetected'));
    expect(only(attack as XmlNode, 'set-status').attributes.code).toBe('403');
  });

  it('are taken for found when the shield does not answer, or not clearly', () => {
    const conditions = all(model, 'when').map(({ attributes }) => attributes.condition ?? '');
    expect(conditions.some((each) => each.includes('tool-output-analysis') && each.includes('StatusCode != 200'))).toBe(
      true,
    );
    expect(conditions.find((each) => each.includes('attackDetected'))).toContain('analyses == null ||');
  });

  it('cannot hide behind a role that nobody knows: whatever is not a person’s or ours is a tool’s', () => {
    const output = all(model, 'set-variable').find(({ attributes }) => attributes.name === 'tool-output');
    expect(output?.attributes.value).toContain('{ "system", "developer", "user", "assistant" }');
    expect(output?.attributes.value).toContain('!known.Contains(');
  });
});

describe('an error', () => {
  it('keeps its status and tells the caller a number, not a cause', () => {
    const [error] = all(section(service, 'on-error'), 'set-body');
    expect(error?.text).toContain('context.RequestId');
    expect(JSON.stringify(service)).not.toContain('LastError');
    expect(JSON.stringify(model)).not.toContain('LastError');
  });

  it('and an answer do not say how the gateway is built', () => {
    for (const name of ['outbound', 'on-error']) {
      const deleted = all(section(service, name), 'set-header').filter(
        ({ attributes }) => attributes['exists-action'] === 'delete',
      );
      expect(deleted.map(({ attributes }) => attributes.name)).toEqual(
        expect.arrayContaining(['Server', 'X-Powered-By', 'x-ms-region']),
      );
    }
  });
});

describe('a call', () => {
  it('goes to the pool of models and is forwarded: an empty backend section would answer with nothing', () => {
    expect(only(model, 'set-backend-service').attributes).toEqual({ 'backend-id': 'models' });
    expect(all(section(service, 'backend'), 'forward-request')).toHaveLength(1);
  });
});
