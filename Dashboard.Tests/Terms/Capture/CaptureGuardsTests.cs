using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Sources;

namespace Dashboard.Tests.Terms.Capture;

public sealed class CaptureGuardsTests
{
    private static readonly Uri Url = new("https://www.example.com/legal/terms");

    [Theory]
    [InlineData("Seite nicht gefunden", "Die Seite gibt es nicht mehr.", TermsState.WrongPage)]
    [InlineData("Page introuvable", "Retour à l'accueil", TermsState.WrongPage)]
    [InlineData("页面不存在", "请返回首页", TermsState.WrongPage)]
    [InlineData("ページが見つかりません", "トップへ", TermsState.WrongPage)]
    [InlineData("Bad gateway", "Error code 502", TermsState.WrongPage)]
    [InlineData("Sign in", "Please sign in. Forgot password? <input type='password'>", TermsState.WrongPage)]
    [InlineData("登录", "请登录 忘记密码 <input type='password'>", TermsState.WrongPage)]
    [InlineData("Before you continue", "We use cookies. Accept all. Reject all.", TermsState.WrongPage)]
    [InlineData("Just a moment...", "Verify you are human by completing the action below.", TermsState.Unrendered)]
    [InlineData("App", "You need to enable JavaScript to run this app.", TermsState.Unrendered)]
    [InlineData("App", "<div id='root'></div><script src='a.js'></script>", TermsState.Unrendered)]
    [InlineData("Example", "This page doesn't seem to exist.", TermsState.WrongPage)]
    [InlineData("Hoppla", "Diese Seite existiert nicht.", TermsState.WrongPage)]
    [InlineData("Oups", "Cette page n'existe plus.", TermsState.WrongPage)]
    [InlineData("Vaya", "Esta página no existe.", TermsState.WrongPage)]
    [InlineData("Ops", "Questa pagina non esiste.", TermsState.WrongPage)]
    [InlineData("系统维护", "系统维护中，请稍后再试", TermsState.WrongPage)]
    [InlineData("メンテナンス", "ただいまメンテナンス中です", TermsState.WrongPage)]
    [InlineData("Soon", "We'll be back soon!", TermsState.WrongPage)]
    [InlineData("App unavailable", "The app is only available in certain regions right now.", TermsState.WrongPage)]
    [InlineData("Moved", "This page has moved.", TermsState.WrongPage)]
    [InlineData("301", "The document has moved here.", TermsState.WrongPage)]
    [InlineData("Slow down", "You have been rate limited.", TermsState.WrongPage)]
    [InlineData("", "Traceback (most recent call last): KeyError", TermsState.WrongPage)]
    [InlineData("", "XML Parsing Error: not well-formed", TermsState.WrongPage)]
    [InlineData("Welcome to nginx!", "The server works.", TermsState.WrongPage)]
    [InlineData("Site", "Nous utilisons des cookies. Continuer sans accepter. Tout refuser.", TermsState.WrongPage)]
    [InlineData("Privacy", "Our partners store and/or access information on a device. Accept all. Manage options.", TermsState.WrongPage)]
    [InlineData("Wait", "Making sure you're not a bot!", TermsState.Unrendered)]
    [InlineData("X", "JavaScript is not available. Something went wrong.", TermsState.Unrendered)]
    [InlineData("", "", TermsState.Unrendered)]
    [InlineData("x", "<parsererror>error on line 1 at column 1</parsererror>", TermsState.WrongPage)]
    public void What_is_not_the_document_is_refused_by_name(string title, string body, TermsState expected)
    {
        var page = Extract($"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{body}</p></body></html>");

        Assert.Equal(expected, Assert.IsType<CaptureVerdict.Refused>(CaptureGuards.Judge(page, new())).State);
    }

    [Fact]
    public void A_document_that_speaks_of_errors_logins_and_cookies_is_a_document()
    {
        var page = Extract(SampleTerms.Page("<h2>5. Errors</h2><p>If a page is not found or access denied, please log in again. We use cookies; you can accept all or reject all.</p>"));

        Assert.IsType<CaptureVerdict.Accepted>(CaptureGuards.Judge(page, new() { Asked = Url, Final = Url }));
    }

    [Theory]
    [InlineData("https://example.com/legal/terms/", true)]
    [InlineData("http://www.example.com/en-GB/legal/terms", true)]
    [InlineData("https://www.example.com/", false)]
    [InlineData("https://help.example.com/legal/terms", false)]
    [InlineData("https://www.example.com/legal/privacy", false)]
    public void A_redirect_to_another_place_is_moved_and_a_slash_or_locale_is_not(string final, bool same)
    {
        var verdict = CaptureGuards.Judge(Extract(SampleTerms.Page()), new() { Asked = Url, Final = new Uri(final) });

        Assert.Equal(same, verdict is CaptureVerdict.Accepted);
        if (!same)
            Assert.Equal(TermsState.Moved, ((CaptureVerdict.Refused)verdict).State);
    }

    [Fact]
    public void A_page_that_says_it_lives_on_another_host_has_moved()
    {
        var page = Extract(SampleTerms.Page().Replace("<title>", "<link rel='canonical' href='https://help.other.com/articles/77'><title>"));

        Assert.Equal(TermsState.Moved, Refused(page, new() { Asked = Url }).State);
    }

    [Fact]
    public void Another_document_of_the_same_host_is_the_wrong_page()
    {
        var other = Extract("<html lang='en'><body><h1>Careers</h1><h2>Open positions</h2><p>" + string.Join(' ', Enumerable.Repeat("We are looking for curious people who like to build things with us in Dublin and Berlin.", 12)) + "</p></body></html>");

        Assert.Equal(TermsState.WrongPage, Refused(other, new() { Baseline = Extract(SampleTerms.Page()) }).State);
    }

    [Fact]
    public void A_rewritten_document_that_keeps_its_title_is_accepted()
    {
        var rewritten = Extract("<html lang='en'><body><h1>Terms of Service</h1><h2>Who we are</h2><p>" + string.Join(' ', Enumerable.Repeat("This contract is now made with Example AI Inc. and every right in it was written anew.", 12)) + " You own your inputs and your outputs. Fees are charged at the end of each month.</p></body></html>");

        Assert.IsType<CaptureVerdict.Accepted>(CaptureGuards.Judge(rewritten, new() { Baseline = Extract(SampleTerms.Page()) }));
    }

    [Fact]
    public void The_same_document_in_another_language_is_a_changed_locale()
    {
        var german = Extract("<html lang='de'><body><h1>Nutzungsbedingungen</h1><p>" + string.Join(' ', Enumerable.Repeat("Sie dürfen den Dienst nicht für Zwecke nutzen, die durch das Gesetz verboten sind, und wir werden die Daten von Ihnen mit Sorgfalt behandeln.", 8)) + "</p></body></html>");

        Assert.Equal(TermsState.LocaleChanged, Refused(german, new() { Baseline = Extract(SampleTerms.Page()) }).State);
    }

    [Theory]
    [InlineData("image/png", TermsState.WrongPage)]
    [InlineData("application/json", TermsState.WrongPage)]
    [InlineData("application/pdf", TermsState.WrongPage)]
    public void What_is_no_text_is_refused_by_its_type(string type, TermsState expected) =>
        Assert.Equal(expected, Refused(Extract(SampleTerms.Page()), new() { ContentType = type }).State);

    [Fact]
    public void A_broken_selector_is_named_unless_the_page_itself_is_an_error()
    {
        var parts = new PageParts([".gone"], []);
        Assert.Equal(TermsState.SelectorBroken, Refused(PageExtractor.Extract(SampleTerms.Page(), parts), new()).State);
        Assert.Equal(TermsState.WrongPage, Refused(PageExtractor.Extract("<html><body><h1>Service unavailable</h1></body></html>", parts), new()).State);
    }

    private static PageText Extract(string html) => PageExtractor.Extract(html, PageParts.Whole, Url);

    private static CaptureVerdict.Refused Refused(PageText page, CaptureContext context) => Assert.IsType<CaptureVerdict.Refused>(CaptureGuards.Judge(page, context));
}
