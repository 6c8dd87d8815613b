/** One operation of the served OpenAPI document. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly hasBody: boolean;
  readonly isOpen: boolean;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, MediaType>> }>>;
}

export interface MediaType {
  readonly schema?: unknown;
  readonly examples?: Readonly<Record<string, unknown>>;
}

export interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
}

interface RawOperation {
  readonly operationId?: string;
  readonly requestBody?: unknown;
  readonly security?: readonly unknown[];
  readonly responses: Operation['responses'];
}

/** What the hub says that it serves. */
export const fetchOpenApi = async (url: string, token: string): Promise<OpenApi> => {
  const response = await fetch(`${url}/v1/openapi.json`, { headers: { authorization: `Bearer ${token}` } });
  if (response.status !== 200) throw new Error(`The hub answered ${response.status}`);
  return (await response.json()) as OpenApi;
};

export const operationsOf = ({ paths }: OpenApi): readonly Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, requestBody, security, responses }]) => ({
      id: operationId ?? `${method} ${path}`,
      method: method.toUpperCase(),
      path,
      hasBody: requestBody !== undefined,
      isOpen: security === undefined,
      responses,
    })),
  );

/** The path with its parameters filled in. */
export const pathOf = ({ path }: Operation, values: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for {${name}} of ${path}`);
    return encodeURIComponent(value);
  });
