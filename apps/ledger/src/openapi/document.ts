import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { policiesOf } from '../access/policies-of.js';
import { finish } from './finish.js';

const description = `
An event-sourced ledger of the assessment of an organisation's people: every deduction, bonus and correction recorded
for ever, in order, and explained.

- **Points** are JSON numbers with at most three decimals; **days** are calendar days of the office; **times** are UTC.
- **Commands** (\`POST\`) take an \`Idempotency-Key\`: the same request with the same key is carried out once, and answered
  each time as the first. With \`If-Match\` they are refused where what was read has changed since.
- **Reads** tell the log up to \`Ledger-Position\`. Who has just written asks for that position with \`Ledger-Min-Position\`
  (or \`minPosition\`), and sees what they did.
- **Lists** come in pages: \`next\` of one goes into \`after\` for the next.
- Whatever is not known is refused by name, in parameters as in bodies. Every refusal is a problem document (RFC 9457)
  whose \`code\` is stable.
`;

/** The description of the whole API (OpenAPI 3.1), made from the routes as they are; they must all be there. */
export function apiDocument(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Assessment ledger')
    .setDescription(description.trim())
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const open = policiesOf(app).filter(({ access }) => access === 'public');
  return finish(SwaggerModule.createDocument(app, config), new Set(open.map(({ path }) => path)));
}
