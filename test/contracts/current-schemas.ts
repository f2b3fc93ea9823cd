import { join } from 'node:path';
import ts from 'typescript';
import { currentSchemaOf, currentVersions, type CurrentType } from '#publishing';
import { compilerOptions, root } from './event-types.js';
import { descriptionOf, wholeSchema, type Schema } from './schema-of-type.js';

/** The schemas of what is published as it stands, by the names of the types. */
export function currentSchemas(): ReadonlyMap<CurrentType, Schema> {
  const entry = join(root, 'libs/publishing/src/current-types.ts');
  const program = ts.createProgram([entry], compilerOptions());
  const checker = program.getTypeChecker();
  const declared = program.getSourceFile(entry)!.statements.filter(ts.isInterfaceDeclaration);
  return new Map(
    (Object.keys(currentVersions) as CurrentType[]).map((type) => {
      const { name } = declared.find(({ name }) => name.text === type)!;
      const schema = {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: currentSchemaOf(type, currentVersions[type]),
        title: type,
        description: descriptionOf(checker.getSymbolAtLocation(name)!, checker),
        ...wholeSchema(checker.getTypeAtLocation(name), checker),
      };
      return [type, schema];
    }),
  );
}
