/** What we read of a Function URL's or an HTTP API's event, payload format 2.0. */
export interface HttpEvent {
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly requestContext: { readonly http: { readonly method: string } };
  readonly body?: string | undefined;
  readonly isBase64Encoded: boolean;
}

/** What such a function answers. */
export interface HttpResult {
  readonly statusCode: number;
  headers: { [name: string]: string };
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** What we read of a batch of SQS messages. */
export interface QueueEvent {
  readonly Records: readonly {
    readonly messageId: string;
    readonly body: string;
    readonly attributes: { readonly MessageGroupId?: string | undefined };
  }[];
}

/** Which messages of a batch come again. */
export interface QueueResult {
  batchItemFailures: { itemIdentifier: string }[];
}
