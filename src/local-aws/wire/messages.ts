/** An HTTP request, however it arrived. Header names are in lower case. */
export interface WireRequest {
  /** `POST` when left out. */
  method?: string;
  /** The path with the query string, as it was sent; `/` when left out. */
  path?: string;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}

export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array;
}
