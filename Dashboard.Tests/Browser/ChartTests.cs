using System.Globalization;

using Dashboard.Core.Access.Users;
using Dashboard.Gallery;
using Dashboard.Kit.Charts;
using Dashboard.Kit.Formats;
using Dashboard.Tests.Support;

using Microsoft.Playwright;

using static Microsoft.Playwright.Assertions;

namespace Dashboard.Tests.Browser;

/// <summary>Charts in a real browser: under the content security policy, with their twins.</summary>
public sealed class ChartTests(BrowserFixture browser, DevelopmentAppHost app) : BrowserTest(browser, app), IClassFixture<DevelopmentAppHost>
{
    private const string Week = "/gallery?from=2026-11-02&to=2026-11-12";

    [Fact]
    public async Task The_table_twin_holds_the_figures_of_the_chart()
    {
        var page = await OpenGalleryAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show as table" }).First.ClickAsync();

        var expected = ChartTable.From(Model with { Series = SeriesFolding.Fold(Model.Series) });
        var table = page.GetByRole(AriaRole.Table, new() { Name = "Spend by provider" });
        await Expect(table.Locator("thead th")).ToHaveTextAsync([.. expected.Columns, ChartTable.Notes]);
        await Expect(table.Locator("tbody tr").First.Locator("td.num-column")).ToHaveTextAsync(expected.Rows[0].Values.Select(v => MoneyFormat.Brief(v)));
        await Expect(table.Locator("tfoot td.num-column")).ToHaveTextAsync(expected.Totals!.Values.Select(v => MoneyFormat.Brief(v)));
        await Expect(page.Locator(".host").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_csv_has_every_series_and_every_digit()
    {
        var page = await OpenGalleryAsync();
        var csv = await DownloadAsync(page, "Figures (CSV)");

        Assert.Equal("spend-by-provider.csv", csv.SuggestedFilename);
        Assert.Equal(ChartTable.From(Model).ToCsv(), await File.ReadAllTextAsync(await csv.PathAsync(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_picture_is_a_png_with_title_and_legend()
    {
        var page = await OpenGalleryAsync();
        var host = (await page.Locator(".host").First.BoundingBoxAsync())!;
        var png = await File.ReadAllBytesAsync(await (await DownloadAsync(page, "Picture (PNG)")).PathAsync(), TestContext.Current.CancellationToken);

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        // Twice the pixels, and room for what stands in HTML on the page.
        var height = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        Assert.InRange(height, host.Height * 2 + 100, host.Height * 2 + 400);
    }

    [Fact]
    public async Task A_theme_switch_repaints_the_canvas()
    {
        var page = await OpenGalleryAsync();
        var light = await PixelAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Theme" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dark", Exact = true }).ClickAsync();

        await page.WaitForFunctionAsync($"before => ({Pixel})() !== before", light);
    }

    [Fact]
    public async Task A_click_on_a_series_names_it_and_the_legend_takes_it_away()
    {
        var page = await OpenGalleryAsync();
        var box = (await page.Locator(".host").First.BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + box.Width / 2, box.Y + box.Height - 40);
        await Expect(page.GetByText("Picked: anthropic")).ToBeVisibleAsync();

        var before = await PixelAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "anthropic", Pressed = true }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "anthropic", Pressed = false })).ToHaveCountAsync(1);
        await page.WaitForFunctionAsync($"before => ({Pixel})() !== before", before);
    }

    [Fact]
    public async Task The_tooltip_sorts_by_size_and_adds_up()
    {
        var page = await OpenGalleryAsync();
        await page.Locator(".host").First.HoverAsync(new() { Position = new() { X = 300, Y = 150 } });
        var tip = page.Locator(".chart-tip").First;
        await Expect(tip.Locator(".tip-row")).ToHaveCountAsync(8);

        var shown = await tip.Locator(".tip-value").AllTextContentsAsync();
        var amounts = shown.Select(text => decimal.Parse(text, NumberStyles.Currency, CultureInfo.GetCultureInfo("en-US"))).ToArray();
        Assert.Equal(amounts.OrderDescending(), amounts);
        Assert.Equal($"Total {MoneyFormat.Brief(amounts.Sum())}", await tip.Locator(".tip-total").TextContentAsync());
    }

    [Fact]
    public async Task Another_period_draws_other_days()
    {
        var page = await OpenGalleryAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Period:" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Last 90 days" }).ClickAsync();

        await ArriveAsync(page, "/gallery?period=90d");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Period: Last 90 days" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show as table" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Spend by provider" }).Locator("tbody tr")).ToHaveCountAsync(90);
    }

    [Fact]
    public async Task Charts_write_numbers_as_the_pages_do()
    {
        var page = await NewTabAsync();
        await page.GotoAsync("/sign-in");
        decimal[] values = [0, 0.0042m, 0.00000015m, 0.05m, 0.0123m, 0.5m, 0.999m, 1, 3.44m, 9.999m, 42, 99.95m, 999.6m, 1234.56m, 12_400m, 999_999, 999_999.996m, 1_230_000m, 12_345_678m, 999_600_000m, 4.2e12m, -12.3m, -4200];
        foreach (var format in Enum.GetValues<ValueFormat>())
        {
            foreach (var value in values)
            {
                var said = await page.EvaluateAsync<string>(
                    "async ([format, value]) => (await import('/chart/formats.js')).brief(format, value)", new object[] { format.ToString(), (double)value });
                Assert.Equal($"{format} {value}: {Values.Brief(format, value)}", $"{format} {value}: {said}");
            }
        }

        Assert.Equal("unknown", await page.EvaluateAsync<string>("async () => (await import('/chart/formats.js')).brief('Money', null)"));
    }

    [Fact]
    public async Task Pages_without_charts_do_not_load_the_library()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer);
        await LiveAsync(page);

        Assert.False(await page.EvaluateAsync<bool>("() => performance.getEntriesByType('resource').some(r => r.name.includes('echarts'))"));
    }

    // A column of pixels through the first chart, as a word to compare.
    private const string Pixel = """
        () => {
            const canvas = document.querySelector('.host canvas');
            return canvas.getContext('2d').getImageData(canvas.width / 2, 0, 1, canvas.height).data.join();
        }
        """;

    private static ChartModel Model => GallerySeries.Spend(new(new(2026, 11, 2), new(2026, 11, 12)), ChartKind.StackedArea);

    private static Task<string> PixelAsync(IPage page) => page.EvaluateAsync<string>(Pixel);

    private async Task<IPage> OpenGalleryAsync()
    {
        var page = await NewSignedInTabAsync(Roles.Viewer);
        await OpenAsync(page, Week);
        await page.Locator(".host[data-drawn]").First.WaitForAsync();
        await page.Locator(".host").First.ScrollIntoViewIfNeededAsync();
        return page;
    }

    private static async Task<IDownload> DownloadAsync(IPage page, string what)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Download" }).First.ClickAsync();
        return await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = what }).First.ClickAsync());
    }
}
