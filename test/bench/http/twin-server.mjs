import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { serve } from './nest-server.mjs';

/* (b) The CRUD twin: insert and running total in one transaction of PostgreSQL, with statements it has prepared. */
const pool = new pg.Pool({ connectionString: process.argv[2], max: 16 });

await serve(async ({ staff, kind, indicator, points, occurredOn, reason, evidence }) => {
  const entry = uuidv7();
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query({
      name: 'insert-entry',
      text: `INSERT INTO entry (id, staff, kind, indicator, points, occurred_on, reason, evidence)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values: [entry, staff, kind, indicator, points, occurredOn, reason, JSON.stringify(evidence)],
    });
    const { rows } = await client.query({
      name: 'add-to-total',
      text: `INSERT INTO total (staff, points) VALUES ($1, $2)
             ON CONFLICT (staff) DO UPDATE SET points = total.points + excluded.points RETURNING points`,
      values: [staff, points],
    });
    await client.query('COMMIT');
    return { entry, staff, total: rows[0].points };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
});
