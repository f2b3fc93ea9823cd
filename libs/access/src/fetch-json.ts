const LARGEST_ANSWER = 512 * 1024;

/**
 * The JSON behind an address.
 * @throws where there is none in time, it is too large, or the address leads elsewhere
 */
export async function fetchJson(address: string, timeoutMs: number): Promise<unknown> {
  const answer = await fetch(address, {
    headers: { accept: 'application/json' },
    // Keys are taken from the address that was checked, not from one that it points to.
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (answer.status !== 200 || !answer.body) {
    await answer.body?.cancel();
    throw new Error(`${address} answered ${answer.status}`);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body) {
    size += part.length;
    if (size > LARGEST_ANSWER) throw new Error(`${address} answered more than ${LARGEST_ANSWER} bytes`);
    parts.push(part);
  }
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}
