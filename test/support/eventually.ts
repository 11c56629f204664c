/** Runs `check` again and again until it throws nothing; its last error is the test's where it never does. */
export async function eventually<Result>(
  check: () => Result | Promise<Result>,
  withinMs = 15_000,
): Promise<Result> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
