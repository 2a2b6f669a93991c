import { AppEvents } from '@grafana/data';
import {
  type BackendSrv,
  type BackendSrvRequest,
  type FetchError,
  type FetchResponse,
  getAppEvents,
} from '@grafana/runtime';
import { filter, lastValueFrom, map, merge, mergeMap, Observable, Subject, tap, throwError } from 'rxjs';

/** Grafana's request service as plugins see it: shape of errors, alerts, cancelling by `requestId`. */
export class HostBackendSrv implements BackendSrv {
  readonly #started = new Subject<string>();

  fetch<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
    const response = fetched<T>(options).pipe(tap({ next: alertSuccess, error: alertError }));
    const { requestId } = options;
    return requestId === undefined ? response : this.#cancellable(requestId, options, response);
  }

  /** A request that fails as cancelled once another one with the same id starts. */
  #cancellable<T>(id: string, config: BackendSrvRequest, response: Observable<FetchResponse<T>>) {
    return new Observable<FetchResponse<T>>((subscriber) => {
      this.#started.next(id);
      const replaced = this.#started.pipe(
        filter((other) => other === id),
        mergeMap(() => throwError(() => cancelled(config)))
      );
      const finished = response.pipe(tap({ complete: () => subscriber.complete() }));
      return merge(finished, replaced).subscribe(subscriber);
    });
  }

  chunked(config: BackendSrvRequest): Observable<FetchResponse<Uint8Array | undefined>> {
    return throwError(() => failure(config, 0, 'Not supported', { message: 'The workbench has no chunked requests' }));
  }

  datasourceRequest<T>(options: BackendSrvRequest): Promise<FetchResponse<T>> {
    return lastValueFrom(this.fetch<T>(options));
  }

  request<T>(options: BackendSrvRequest): Promise<T> {
    return lastValueFrom(this.fetch<T>(options).pipe(map((response) => response.data)));
  }

  get<T>(url: string, params?: BackendSrvRequest['params'], requestId?: string, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'GET', url, params, requestId });
  }

  delete<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'DELETE', url, data });
  }

  post<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'POST', url, data });
  }

  patch<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'PATCH', url, data });
  }

  put<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'PUT', url, data });
  }
}

/** One request for each subscription, aborted when it is unsubscribed. */
function fetched<T>(config: BackendSrvRequest): Observable<FetchResponse<T>> {
  return new Observable((subscriber) => {
    const controller = new AbortController();
    const abort = () => controller.abort();
    config.abortSignal?.addEventListener('abort', abort);
    send<T>(config, controller.signal).then(
      (response) => {
        if (response.ok) {
          subscriber.next(response);
          subscriber.complete();
        } else {
          subscriber.error(failure(config, response.status, response.statusText, errorData(response)));
        }
      },
      (error: unknown) =>
        subscriber.error(
          controller.signal.aborted
            ? cancelled(config)
            : failure(config, 0, 'Failed to fetch', {
                message: error instanceof Error ? error.message : 'Failed to fetch',
              })
        )
    );
    return () => {
      config.abortSignal?.removeEventListener('abort', abort);
      controller.abort();
    };
  });
}

async function send<T>(config: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const { data, headers, method = 'GET', params = {} } = config;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const each of [value].flat()) {
      if (each !== undefined && each !== null) {
        search.append(name, String(each));
      }
    }
  }
  const url = search.size > 0 ? `${config.url}${config.url.includes('?') ? '&' : '?'}${search}` : config.url;
  const json = data !== undefined && typeof data !== 'string' && !(data instanceof Blob);
  const response = await fetch(url, {
    method,
    signal,
    headers: {
      accept: 'application/json, text/plain, */*',
      ...(json && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: json ? JSON.stringify(data) : data,
  });
  const { status, statusText, ok, redirected, type } = response;
  const body = await readBody(response, config.responseType);
  return { data: body, status, statusText, ok, headers: response.headers, redirected, type, url: response.url, config };
}

async function readBody(response: Response, type: BackendSrvRequest['responseType']) {
  switch (type) {
    case 'arraybuffer':
      return response.arrayBuffer();
    case 'blob':
      return response.blob();
    case 'text':
      return response.text();
    default: {
      const text = await response.text();
      try {
        return JSON.parse(text);
      } catch {
        return text;
      }
    }
  }
}

/** Grafana gives an answer that is only text the shape of its own errors. */
function errorData({ data, statusText }: FetchResponse): unknown {
  return typeof data === 'string' ? { error: statusText, message: data, response: data } : data;
}

function failure(config: BackendSrvRequest, status: number, statusText: string, data: unknown): FetchError {
  return { status, statusText, data, config };
}

function cancelled(config: BackendSrvRequest): FetchError {
  return { ...failure(config, -1, 'Request was aborted', null), cancelled: true };
}

function alertSuccess({ config, data }: FetchResponse): void {
  if (config.method !== undefined && config.method !== 'GET' && config.showSuccessAlert !== false && data?.message) {
    getAppEvents().publish({ type: AppEvents.alertSuccess.name, payload: [data.message] });
  }
}

function alertError(error: FetchError): void {
  if (error.cancelled || error.config.showErrorAlert === false) {
    return;
  }
  const title = error.data?.message || error.statusText || 'Request failed';
  getAppEvents().publish({ type: AppEvents.alertError.name, payload: [title] });
}
