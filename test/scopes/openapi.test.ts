import { openApiDocument } from '@postern/api';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';

it('describes the API in valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone({ ...openApiDocument }));
  expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
});

it('would not pass a document with a hole in it', async () => {
  const { info: _, ...holed } = structuredClone({ ...openApiDocument });
  const { valid } = await new Validator().validate(holed);
  expect(valid).toBe(false);
});
