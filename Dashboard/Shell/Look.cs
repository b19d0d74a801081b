namespace Dashboard.Shell;

/// <summary>How this browser wants its pages: read from its cookies, so that the first paint is right and nothing flashes.</summary>
internal sealed record Look(string Theme, string Drawer)
{
    public const string ThemeCookie = "dashboard-theme", DrawerCookie = "dashboard-drawer";

    public static Look From(IRequestCookieCollection cookies) => new(
        // Anybody can write a cookie: only known words reach the markup.
        cookies[ThemeCookie] is "light" or "dark" ? cookies[ThemeCookie]! : "system",
        cookies[DrawerCookie] is "rail" ? "rail" : "full");
}
