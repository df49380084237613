import { routeTable, type OperationId, type Route } from '@postern/api';
import * as z from 'zod';
import type { RouteCall } from './route-conformance-calls.ts';

type Schema = z.core.JSONSchema.JSONSchema;
type Json = string | number | boolean | null | readonly Json[] | { readonly [field: string]: Json };
type Fields = Readonly<Record<string, Json>>;

/** What databases cannot keep, alone and behind a text that is good: a NUL, and half a character. */
const SPOILERS: readonly ((good: string) => string)[] = [
  () => '\0',
  (good) => `${good}\0`,
  () => '\ud800',
  (good) => `${good}\ud800`,
];
/** Of a query or a path, as it is on the wire; the second are the bytes that half a character would have. */
const ENCODED = ['%00', '%ED%A0%80'];

/** A good call of a route, again and again, each time with one text spoilt: of its path, its query or its body. */
export function spoiltCalls(id: OperationId, call: RouteCall): RouteCall[] {
  return [...spoiltPaths(id, call.path), ...spoiltQueries(id, call.path)]
    .map((path): RouteCall => ({ ...call, path }))
    .concat(spoiltBodies(id, call));
}

/** Spoils each part of the path that stands for a parameter. */
function spoiltPaths(id: OperationId, path: string): string[] {
  const [plain = '', query] = path.split('?');
  const parts = plain.split('/');
  const template = routeTable[id].path.split('/');
  return template.flatMap((part, place) => {
    if (!part.startsWith('{')) return [];
    const spoilt = ENCODED.flatMap((bytes) => [bytes, `${parts[place]}${bytes}`]);
    return spoilt.map((text) => [parts.with(place, text).join('/'), ...(query === undefined ? [] : [query])].join('?'));
  });
}

function spoiltQueries(id: OperationId, path: string): string[] {
  const route: Route = routeTable[id];
  const [plain, query = ''] = path.split('?');
  const given = new URLSearchParams(query);
  return Object.keys(route.query?.shape ?? {}).flatMap((name) => {
    const others = new URLSearchParams([...given].filter(([other]) => other !== name));
    return ENCODED.flatMap((bytes) => [bytes, `${given.get(name) ?? 'a'}${bytes}`]).map(
      (text) => `${plain}?${name}=${text}&${others}`,
    );
  });
}

function spoiltBodies(id: OperationId, call: RouteCall): RouteCall[] {
  const route: Route = routeTable[id];
  if (route.body === undefined) return [];
  const { $defs = {}, ...schema } = z.toJSONSchema(route.body, { io: 'input', unrepresentable: 'any' });
  const good = (call.body ?? {}) as Fields;
  return SPOILERS.flatMap((spoil) => new Spoiling($defs, spoil).everyText(schema, good)).map((body) => ({
    ...call,
    body,
  }));
}

/** Knows how one kind of spoiling is done to every text that a schema has room for. */
class Spoiling {
  readonly #definitions: Readonly<Record<string, Schema>>;
  readonly #spoil: (good: string) => string;

  constructor(definitions: Readonly<Record<string, Schema>>, spoil: (good: string) => string) {
    this.#definitions = definitions;
    this.#spoil = spoil;
  }

  /** Values that are good but for one text each. */
  everyText(named: Schema, good?: Json): Json[] {
    const schema = this.#resolve(named);
    const members = membersOf(schema);
    if (members.length > 0) return members.flatMap((member) => this.everyText(member, good));
    if (schema.type === 'array') return this.everyText(itemsOf(schema)).map((entry) => [entry]);
    if (schema.type === 'object') return this.#everyField(schema, good);
    const isText = schema.type === 'string' || schema.type === undefined;
    const text = typeof good === 'string' ? good : this.#sample(schema);
    return isText ? [this.#spoil(typeof text === 'string' ? text : 'a')] : [];
  }

  #everyField(schema: Schema, given: Json | undefined): Json[] {
    const good = this.#sample(schema, given) as Fields;
    return Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
      this.everyText(field as Schema, good[name]).map((value) => ({ ...good, [name]: value })),
    );
  }

  /** Something that the schema takes, or nearly: with what is given where it does not contradict the schema. */
  #sample(named: Schema, given?: Json): Json {
    const schema = this.#resolve(named);
    if (schema.const !== undefined) return schema.const;
    if (given !== undefined && schema.type !== 'object') return given;
    const example = schema.examples?.[0] ?? schema.enum?.[0];
    if (example !== undefined) return example as Json;
    const [member] = membersOf(schema);
    if (member !== undefined) return this.#sample(member, given);
    switch (schema.type) {
      case 'object':
        return this.#sampleFields(schema, (given ?? {}) as Fields);
      case 'array':
        return [];
      case 'integer':
      case 'number':
        return schema.minimum ?? 1;
      case 'boolean':
        return true;
      default:
        return 'a';
    }
  }

  #sampleFields(schema: Schema, given: Fields): Fields {
    const needed = (schema.required ?? []).map((name) => {
      const field = (schema.properties?.[name] ?? {}) as Schema;
      return [name, this.#sample(field, given[name])] as const;
    });
    return { ...given, ...Object.fromEntries(needed) };
  }

  #resolve(schema: Schema): Schema {
    const name = schema.$ref?.replace('#/$defs/', '');
    return name === undefined ? schema : (this.#definitions[name] ?? {});
  }
}

function membersOf(schema: Schema): Schema[] {
  const members = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  return members.filter((member): member is Schema => typeof member === 'object' && member.type !== 'null');
}

function itemsOf({ items }: Schema): Schema {
  return typeof items === 'object' && !Array.isArray(items) ? items : {};
}
