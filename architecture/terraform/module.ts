import type { Stack } from '../model';
import type { JsonObject } from '../values';

/** A `resource` or `data` block as written, before anything in it is evaluated. */
export interface Declaration {
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly attributes: JsonObject;
  /** Provider configuration it uses: `azurerm` or `azurerm.platform`. */
  readonly provider: string;
  readonly constructPath?: string;
  readonly file: string;
}

/** One Terraform root module, as written. Every reader makes these; `assemble` makes the model of them. */
export interface RootModule {
  readonly stack: Stack;
  readonly declarations: readonly Declaration[];
  /** Provider configurations by name with alias: `azurerm`, `azurerm.platform`. */
  readonly providers: ReadonlyMap<string, JsonObject>;
  readonly locals: ReadonlyMap<string, unknown>;
  /** Variables that have a value and are not sensitive. */
  readonly variables: ReadonlyMap<string, unknown>;
}

/** `azurerm_subnet.agents`, or `data.azurerm_client_config.current`. */
export function addressOf(declaration: Pick<Declaration, 'mode' | 'type' | 'name'>): string {
  const address = `${declaration.type}.${declaration.name}`;
  return declaration.mode === 'data' ? `data.${address}` : address;
}
