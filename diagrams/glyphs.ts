/**
 * Our own signs, drawn from simple shapes on a 24 × 24 field in one colour. Microsoft's icons may not be passed on, so
 * none is here.
 */
import type { Glyph } from './scene';

/** Shapes whose class says how they are painted: `f` filled, `s` stroked. */
export const GLYPHS: Readonly<Record<Glyph, string>> = {
  agent:
    '<rect class="s" x="5" y="8" width="14" height="10" rx="3"/><path class="s" d="M12 8V4"/><circle class="f" cx="12" cy="4" r="1.6"/><circle class="f" cx="9.3" cy="13" r="1.4"/><circle class="f" cx="14.7" cy="13" r="1.4"/>',
  archive: '<rect class="s" x="4" y="5" width="16" height="4" rx="1"/><path class="s" d="M5.5 9v9.5h13V9M10 13h4"/>',
  cloud: '<path class="s" d="M7.5 18h9.5a3.5 3.5 0 0 0 .4-7A5.2 5.2 0 0 0 7.4 9.6 4.2 4.2 0 0 0 7.5 18Z"/>',
  compute: '<rect class="s" x="4" y="5" width="16" height="11" rx="1.5"/><path class="s" d="M9 20h6M12 16v4"/>',
  data: '<ellipse class="s" cx="12" cy="6.5" rx="6.5" ry="2.5"/><path class="s" d="M5.5 6.5v11c0 1.4 2.9 2.5 6.5 2.5s6.5-1.1 6.5-2.5v-11M5.5 12c0 1.4 2.9 2.5 6.5 2.5s6.5-1.1 6.5-2.5"/>',
  dns: '<circle class="s" cx="12" cy="12" r="8"/><path class="s" d="M4 12h16M12 4c5 5 5 11 0 16M12 4c-5 5-5 11 0 16"/>',
  endpoint:
    '<circle class="s" cx="7" cy="12" r="3"/><path class="s" d="M10 12h4"/><rect class="s" x="14" y="8" width="6" height="8" rx="1.5"/>',
  firewall: '<path class="s" d="M4 6h16v12H4ZM4 10h16M4 14h16M12 6v4M8 10v4M16 10v4M12 14v4"/>',
  gateway: '<path class="s" d="M12 4l7 8-7 8-7-8Z"/><path class="s" d="M9 12h6M13 10l2 2-2 2"/>',
  identity:
    '<circle class="s" cx="12" cy="8.5" r="3.5"/><path class="s" d="M5.5 19.5c0-3.6 2.9-5.5 6.5-5.5s6.5 1.9 6.5 5.5"/>',
  images:
    '<rect class="s" x="8" y="8" width="12" height="12" rx="1.5"/><path class="s" d="M16 4H5.500A1.5 1.5 0 0 0 4 5.500V16"/><path class="s" d="M11 14h6M14 11v6"/>',
  key: '<circle class="s" cx="8" cy="12" r="4"/><path class="s" d="M12 12h8M17 12v4M20 12v3"/>',
  logs: '<path class="s" d="M4 19h16M7 19v-5M12 19V6M17 19v-8"/>',
  model:
    '<circle class="f" cx="12" cy="5.5" r="2"/><circle class="f" cx="5.5" cy="16.5" r="2"/><circle class="f" cx="18.5" cy="16.5" r="2"/><path class="s" d="M12 5.500L5.5 16.500h13Z"/><circle class="f" cx="12" cy="13" r="2"/>',
  network:
    '<path class="s" d="M12 8v4M6 16v-4h12v4"/><rect class="s" x="9" y="4" width="6" height="4"/><rect class="s" x="3.5" y="16" width="5" height="4"/><rect class="s" x="15.5" y="16" width="5" height="4"/>',
  policy:
    '<path class="s" d="M12 4l7 2.500v5c0 4.5-3 7-7 8.5-4-1.5-7-4-7-8.500v-5Z"/><path class="s" d="M9 12l2 2 4-4"/>',
  search: '<circle class="s" cx="10.5" cy="10.5" r="5.5"/><path class="s" d="M14.7 14.700L20 20"/>',
  service: '<path class="s" d="M12 4l7 4v8l-7 4-7-4V8Z"/><path class="s" d="M5 8l7 4 7-4M12 12v8"/>',
  storage:
    '<rect class="s" x="4" y="5" width="16" height="6" rx="1.5"/><rect class="s" x="4" y="13" width="16" height="6" rx="1.5"/><circle class="f" cx="7.5" cy="8" r="1.1"/><circle class="f" cx="7.5" cy="16" r="1.1"/>',
};
