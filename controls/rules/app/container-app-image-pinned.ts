import { isUnknown, type Value } from '../../../architecture';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { listAt, show, valueAt } from '../../values';

const digest = /@sha256:[0-9a-f]{64}$/;
const expected = 'an image by digest: …@sha256:<64 hex digits>';

export const rule: RelationalRule = {
  id: 'container-app-image-pinned',
  control: 'ZT-AI-02',
  title: 'Agent host runs an image by digest',
  types: ['Microsoft.App/containerApps', 'Microsoft.App/jobs'],
  why: 'A tag can be moved: whoever writes to the registry once then runs code as the agent.',
  fix: 'image = "registry/repository@sha256:…", from the output of your build',
  judge: (app) => {
    const images = ['containers', 'initContainers']
      .flatMap((list) => listAt(app.body, `properties.template.${list}`))
      .map((container) => (isUnknown(container) ? container : (valueAt(container, 'image') ?? null)));
    const loose = images.find((image) => typeof image === 'string' && !digest.test(image));
    if (loose !== undefined) return fail('template.container.image', show(String(loose)), expected);
    const obscure = images.find((image) => isUnknown(image) && !digest.test(image.expression));
    if (isUnknown(obscure)) return unknown('template.container.image', obscure.expression, expected);
    return images.length > 0 && images.every(isWritten)
      ? pass('template.container.image')
      : fail('template.container.image', 'not set', expected);
  },
};

// Only Azure knows the host name of a registry; the digest behind it is written out, and that is what counts.
function isWritten(image: Value): boolean {
  return typeof image === 'string' || isUnknown(image);
}
