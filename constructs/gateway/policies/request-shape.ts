import { BODY, statements } from './expressions';
import { refuseWhen } from './refusal';
import { element, type XmlElement } from './xml';

/** Fields of a chat completion that go on. What nobody reads for personal data (`user`, `metadata`…) does not. */
const FIELDS = [
  'messages',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'response_format',
  'max_tokens',
  'max_completion_tokens',
  'temperature',
  'top_p',
  'n',
  'seed',
  'stream',
  'stream_options',
  'frequency_penalty',
  'presence_penalty',
  'reasoning_effort',
];

const UNREADABLE = `
  var body = context.Request.Body == null ? null : ${BODY};
  var messages = body == null ? null : body["messages"] as JArray;
  if (messages == null || messages.Count == 0) { return true; }
  foreach (var message in messages) {
    if (message.Type != JTokenType.Object) { return true; }
    var content = message["content"];
    if (content == null || content.Type == JTokenType.Null || content.Type == JTokenType.String) { continue; }
    if (content.Type != JTokenType.Array) { return true; }
    foreach (var part in content) {
      if (part.Type != JTokenType.Object || part["type"] == null || part["type"].ToString() != "text") { return true; }
    }
  }
  return false;`;

const KEPT = `
  var kept = new HashSet<string>(new string[] { ${FIELDS.map((name) => `"${name}"`).join(', ')} });
  var result = new JObject();
  foreach (var field in ${BODY}.Properties()) {
    if (kept.Contains(field.Name)) { result.Add(field.Name, field.Value); }
  }
  return result.ToString();`;

/** Only what the policies behind can read goes on: messages of text. An image cannot be masked, so it is refused. */
export function readableRequest(): XmlElement[] {
  return [
    refuseWhen(statements(UNREADABLE), 400, 'Bad Request', 'only-text-messages'),
    element('set-body', {}, statements(KEPT)),
  ];
}
