/** The promise's outcome, or a rejection after `ms`; a rejection that comes later is nobody's. */
export async function within<Answer>(
  ms: number,
  promise: Promise<Answer>,
  onLate: () => void = () => undefined,
): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      onLate();
      reject(new Error(`no answer within ${ms} ms`));
    }, ms);
  });
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
