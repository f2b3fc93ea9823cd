import { describe, expect, it } from '@jest/globals';
import { Body, Controller, Post } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { framed } from '../testing/framed.js';
import { ChoiceField, CountField, IdField } from './fields.js';
import { OneOfField, ShownOneOf } from './one-of-field.js';
import type { Problem } from './problem.js';
import { Command } from './routes.js';
import { readBody } from './strict-body.js';

const description = 'Of the test.';

class Circle {
  @ChoiceField(['circle'], { description }) readonly shape!: 'circle';
  @CountField({ least: 1, most: 9, description }) readonly radius!: number;
}

class Named {
  @ChoiceField(['named'], { description }) readonly shape!: 'named';
  @IdField({ description }) readonly name!: string;
}

const anyShape = { by: 'shape', of: { circle: Circle, named: Named } };

class Drawing {
  @OneOfField(anyShape, { description }) readonly main!: Circle | Named;
  @OneOfField(anyShape, { description, list: { least: 0, most: 2 }, optional: true })
  readonly others?: readonly (Circle | Named)[];
}

class Picture {
  @ShownOneOf(anyShape, { description, list: true }) readonly shapes!: readonly (Circle | Named)[];
}

@Controller()
class Drawings {
  @Post()
  @Command({ id: 'draw', summary: description, answer: Picture })
  draw(@Body() { main, others = [] }: Drawing): Picture {
    return { shapes: [main, ...others] };
  }
}

const circle = { shape: 'circle', radius: 3 };
const named = { shape: 'named', name: 'S-1' };

function faultsIn(given: object): readonly (readonly [string, string])[] {
  try {
    readBody(Drawing, given);
    return [];
  } catch (error) {
    return (error as Problem).errors.map(({ path, message }) => [path, message]);
  }
}

describe('an object of one of several classes', () => {
  it('is made of the class that its word names', () => {
    const made = readBody(Drawing, { main: circle, others: [named, circle] }) as Drawing;
    expect(made).toEqual({ main: circle, others: [named, circle] });
    expect([made.main, ...made.others!].map(({ constructor }) => constructor)).toEqual([
      Circle,
      Named,
      Circle,
    ]);
    expect(faultsIn({ main: named })).toEqual([]);
  });

  it.each<[string, object, readonly (readonly [string, string])[]]>([
    ['no word', { main: { radius: 3 } }, [['main.shape', 'must be given']]],
    ['a word of none', { main: { shape: 'square' } }, [['main.shape', 'must be one of circle, named']]],
    [
      'a word that reaches into prototypes',
      { main: { shape: 'constructor' } },
      [['main.shape', 'must be one of circle, named']],
    ],
    ['no text', { main: { shape: ['circle'] } }, [['main.shape', 'must be one of circle, named']]],
    ['no object', { main: 'circle' }, [['main', 'must be an object']]],
    ['null', { main: null }, [['main', 'must not be null']]],
    ['nothing', {}, [['main', 'must be given']]],
    [
      'members of another class',
      { main: { ...circle, name: 'S-1' } },
      [['main.name', 'is not known here; it takes shape, radius']],
    ],
    [
      'faults inside a list, each by its path',
      { main: circle, others: [{ shape: 'circle', radius: 0 }, { shape: 'x' }] },
      [
        ['others.0.radius', 'must be a whole number from 1 to 9'],
        ['others.1.shape', 'must be one of circle, named'],
      ],
    ],
    [
      'too many',
      { main: circle, others: [circle, circle, circle] },
      [['others', 'must be a list of 0 to 2 items']],
    ],
  ])('is refused with %s', (_, given, faults) => {
    expect(faultsIn(given)).toEqual(faults);
  });

  it('is documented as one of the classes, with the word that tells them apart', async () => {
    const app = await framed([Drawings]);
    const { components } = SwaggerModule.createDocument(app, new DocumentBuilder().build());
    await app.close();
    const one = {
      oneOf: [{ $ref: '#/components/schemas/Circle' }, { $ref: '#/components/schemas/Named' }],
      discriminator: {
        propertyName: 'shape',
        mapping: { circle: '#/components/schemas/Circle', named: '#/components/schemas/Named' },
      },
    };
    expect(components?.schemas).toMatchObject({
      Drawing: {
        required: ['main'],
        properties: {
          main: { description, ...one },
          others: { description, type: 'array', items: one, minItems: 0, maxItems: 2 },
        },
      },
      Picture: { required: ['shapes'], properties: { shapes: { type: 'array', items: one } } },
      Circle: { required: ['shape', 'radius'] },
      Named: { required: ['shape', 'name'] },
    });
  });
});
