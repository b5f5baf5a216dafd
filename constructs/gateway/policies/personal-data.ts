import { BODY, expression, response, statements, variable } from './expressions';
import { refusal, refuseWhen } from './refusal';
import { cognitiveRequest } from './cognitive-request';
import { element, type XmlElement } from './xml';

/**
 * The longest text that content safety takes; a longer one is refused there anyway.
 * Source: Microsoft Learn, "What is Azure AI Content Safety", input requirements.
 */
const LONGEST_TEXT = 10_000;

/** Below the 5,120 characters that a document of the synchronous API may have; five documents fit in a request. */
const DOCUMENT = 5_000;
/** How far back a place to cut is looked for, so that a name is not cut in two. */
const LOOK_BACK = 500;

/** Between two texts; a control character that no message needs. */
const SEPARATOR = '"\\n\\u001f\\n"';

/** Every text of the messages, in order, but the words that the protocol itself is made of. */
const VALUES = `((JArray)body["messages"]).Descendants().OfType<JValue>().Where(value =>
  value.Type == JTokenType.String && !(value.Parent is JProperty &&
  (((JProperty)value.Parent).Name == "role" || ((JProperty)value.Parent).Name == "type" ||
  ((JProperty)value.Parent).Name == "id" || ((JProperty)value.Parent).Name == "tool_call_id" ||
  (((JProperty)value.Parent).Name == "name" && value.Parent.Parent.Parent is JProperty &&
  ((JProperty)value.Parent.Parent.Parent).Name == "function")))).ToList()`;

const TEXT = `
  var body = ${BODY};
  return string.Join(${SEPARATOR}, ${VALUES}.Select(value => (string)value));`;

const DOCUMENTS = (language: string): string => `
  var text = ${variable('text')};
  var documents = new JArray();
  var start = 0;
  while (start < text.Length) {
    var length = Math.Min(${DOCUMENT}, text.Length - start);
    if (start + length < text.Length) {
      var cut = text.LastIndexOf(' ', start + length - 1, ${LOOK_BACK});
      if (cut > start) { length = cut - start + 1; }
    }
    documents.Add(new JObject(new JProperty("id", documents.Count.ToString()),
      new JProperty("language", "${language}"), new JProperty("text", text.Substring(start, length))));
    start = start + length;
  }
  return documents.ToString();`;

const REQUEST = `
  return new JObject(
    new JProperty("kind", "PiiEntityRecognition"),
    new JProperty("parameters", new JObject(new JProperty("modelVersion", "latest"), new JProperty("loggingOptOut", true))),
    new JProperty("analysisInput", new JObject(new JProperty("documents", JArray.Parse(${variable('documents')}))))
  ).ToString();`;

/** Empty when anything is missing: a document, its redacted text, or a text between the separators. */
const MASKED = `
  var results = ${response('personal-data')}.Body.As<JObject>()["results"];
  var errors = results == null ? null : results["errors"] as JArray;
  var documents = results == null ? null : results["documents"] as JArray;
  if (errors == null || errors.Count > 0 || documents == null) { return ""; }
  if (documents.Count != JArray.Parse(${variable('documents')}).Count) { return ""; }
  if (documents.Any(document => document["id"] == null || document["redactedText"] == null)) { return ""; }
  var masked = string.Concat(documents.OrderBy(document => int.Parse((string)document["id"]))
    .Select(document => (string)document["redactedText"]));
  var body = ${BODY};
  var parts = masked.Split(new string[] { ${SEPARATOR} }, StringSplitOptions.None);
  return parts.Length == ${VALUES}.Count ? masked : "";`;

const REPLACED = `
  var body = ${BODY};
  var parts = ${variable('masked')}.Split(new string[] { ${SEPARATOR} }, StringSplitOptions.None);
  var index = 0;
  foreach (var found in ${VALUES}) { found.Value = parts[index]; index = index + 1; }
  return body.ToString();`;

/**
 * Personal data leaves the messages before anything reads, forwards or logs them: Azure Language says what is personal,
 * and the message goes on with asterisks in its place. No answer, half an answer or an answer that does not fit the
 * question: the request is refused.
 * Source: Microsoft Learn, "Detect and redact personally identifying information in text", api-version 2023-04-01.
 */
export function maskPersonalData(endpoint: string, language: string): XmlElement[] {
  const failed = [503, 'Service Unavailable', 'masking-unavailable'] as const;
  return [
    element('set-variable', { name: 'text', value: statements(TEXT) }),
    refuseWhen(
      expression(`${variable('text')}.Length == 0 || ${variable('text')}.Length > ${LONGEST_TEXT}`),
      413,
      'Content Too Large',
      'text-too-long',
    ),
    element('set-variable', { name: 'documents', value: statements(DOCUMENTS(language)) }),
    cognitiveRequest({
      variable: 'personal-data',
      url: `${endpoint}/language/:analyze-text?api-version=2023-04-01`,
      body: statements(REQUEST),
    }),
    refuseWhen(
      expression(`${response('personal-data')} == null || ${response('personal-data')}.StatusCode != 200`),
      ...failed,
    ),
    element('set-variable', { name: 'masked', value: statements(MASKED) }),
    element(
      'choose',
      {},
      element(
        'when',
        { condition: expression(`${variable('masked')} != ""`) },
        element('set-body', {}, statements(REPLACED)),
      ),
      element('otherwise', {}, refusal(...failed)),
    ),
  ];
}
