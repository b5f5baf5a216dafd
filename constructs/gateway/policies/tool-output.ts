import { cognitiveRequest } from './cognitive-request';
import { BODY, expression, response, statements, variable } from './expressions';
import { refuseWhen } from './refusal';
import { element, type XmlElement } from './xml';

/** What tools returned: messages of any role that is neither ours nor a person's. */
const OUTPUT = `
  var known = new HashSet<string>(new string[] { "system", "developer", "user", "assistant" });
  var messages = ((JArray)${BODY}["messages"]).Where(message => !known.Contains((string)message["role"]));
  return string.Join("\\n", messages.SelectMany(message => ((JObject)message).Properties())
    .Where(property => property.Name == "content").SelectMany(property => property.DescendantsAndSelf())
    .OfType<JValue>().Where(value => value.Type == JTokenType.String).Select(value => (string)value));`;

const REQUEST = `
  return new JObject(new JProperty("userPrompt", ""),
    new JProperty("documents", new JArray(${variable('tool-output')}))).ToString();`;

/** Anything but a clear no is an attack. */
const ATTACKED = `
  var analyses = ${response('tool-output-analysis')}.Body.As<JObject>()["documentsAnalysis"] as JArray;
  return analyses == null || analyses.Count != 1 || analyses[0]["attackDetected"] == null ||
    analyses[0]["attackDetected"].Type != JTokenType.Boolean || (bool)analyses[0]["attackDetected"];`;

/**
 * Instructions that hide in what a tool returned: a prompt shield reads it as a document, which is another test than
 * the one for prompts. No answer, no passage.
 * Source: Microsoft Learn, "Quickstart: Prompt Shields", contentsafety/text:shieldPrompt, api-version 2024-09-01.
 */
export function shieldToolOutput(endpoint: string): XmlElement[] {
  const analysis = response('tool-output-analysis');
  return [
    element('set-variable', { name: 'tool-output', value: statements(OUTPUT) }),
    element(
      'choose',
      {},
      element(
        'when',
        { condition: expression(`${variable('tool-output')} != ""`) },
        cognitiveRequest({
          variable: 'tool-output-analysis',
          url: `${endpoint}/contentsafety/text:shieldPrompt?api-version=2024-09-01`,
          body: statements(REQUEST),
        }),
        refuseWhen(
          expression(`${analysis} == null || ${analysis}.StatusCode != 200`),
          503,
          'Service Unavailable',
          'shield-unavailable',
        ),
        refuseWhen(statements(ATTACKED), 403, 'Forbidden', 'attack-in-tool-output'),
      ),
    ),
  ];
}
