/** What an interface of Tencent Cloud refuses with: HTTP 200, and `Response.Error` with a documented code. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'ApiError'
  }
}
