namespace Dashboard.Tests.Terms;

/// <summary>A contract of nobody, long enough to be taken for one.</summary>
internal static class SampleTerms
{
    public const string Retention = "We delete your prompts within 30 days unless you ask us to keep them for longer.";

    public static string Page(string extra = "", string retention = Retention) => $"""
        <!doctype html>
        <html lang="en"><head><title>Terms of Service | Example AI</title><script>var x = 1;</script></head>
        <body>
        <header><nav><a href="/">Home</a> <a href="/pricing">Pricing</a></nav></header>
        <main>
        <h1>Terms of Service</h1>
        <p>Last updated: 1 March 2026</p>
        <p>These terms are an agreement between you and Example AI Ltd. By using the service you agree to them, and you confirm that you may bind your organisation.</p>
        <h2>1. Using the service</h2>
        <p>You may use the service for any lawful purpose. You are responsible for the accounts of your people and for the keys that you give to your programs.</p>
        <ul><li>You must not share your keys.</li><li>You must not overload the service.</li></ul>
        <h2>2. Your data</h2>
        <p>You own your inputs and your outputs. We do not train our models on your data. {retention}</p>
        <h2>3. Fees and payment</h2>
        <p>Fees are charged at the end of each month. You can find the prices on the page about <a href="https://example.com/prices?utm_source=terms">prices</a>.</p>
        <h2>4. Liability</h2>
        <p>Neither party is liable for indirect damages. Nothing in these terms limits liability that cannot be limited by law.</p>
        {extra}
        </main>
        <footer>© 2026 Example AI Ltd.</footer>
        </body></html>
        """;
}
