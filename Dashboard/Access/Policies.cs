namespace Dashboard.Access;

/// <summary>Names of what may be asked of a signed-in person or of a program; reading pages needs no name.</summary>
public static class Policies
{
    public const string Edit = "Edit";
    public const string Administer = "Administer";

    /// <summary>Somebody signed in, or a program with any good token.</summary>
    public const string PersonOrToken = "PersonOrToken";

    /// <summary>A program whose token has this scope; no cookie will do.</summary>
    public static string Token(string scope) => "Token " + scope;
}
