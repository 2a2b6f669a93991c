import { type DataSourceApi } from '@grafana/data';
import { isFetchError } from '@grafana/runtime';
import { type AlertVariant } from '@grafana/ui';

export interface TestResult {
  severity: AlertVariant;
  message: string;
  details?: string;
}

/** Tests a data source. Its result, or what it throws, becomes the words that Grafana's settings page shows. */
export async function testResult(dataSource: DataSourceApi): Promise<TestResult> {
  try {
    const { status, message, details } = await dataSource.testDatasource();
    const text = details?.message;
    return {
      severity: severityOf(status.toLowerCase()),
      message,
      details: typeof text === 'string' ? text : undefined,
    };
  } catch (error) {
    if (isFetchError(error)) {
      return { severity: 'error', message: error.data?.message ?? `HTTP error ${error.statusText}` };
    }
    return { severity: 'error', message: error instanceof Error ? error.message : 'Test failed' };
  }
}

function severityOf(status: string): AlertVariant {
  if (status === 'ok') {
    return 'success';
  }
  return status === 'success' || status === 'warning' ? status : 'error';
}
