/** "$1,234.50"; prices by the hour need more than two decimals. */
export function dollars(amount: number | string, decimals = 2): string {
  return Number(amount).toLocaleString('en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}
