namespace Dashboard.Core.Terms.Capture;

/// <summary>How pages that are not the document give themselves away, in the languages our providers serve.</summary>
internal static class PageLexicon
{
    /// <summary>An error where a document should be.</summary>
    public static string[] Errors { get; } = Fold(
        "page not found", "not found", "error 404", "404 error", "404", "an error occurred", "an error has occurred", "something went wrong", "internal server error",
        "service unavailable", "bad gateway", "gateway timeout", "gateway time-out", "access denied", "403 forbidden", "forbidden",
        "you don't have permission", "the page you requested", "the page you are looking for", "the page you're looking for", "page doesn't exist",
        "page does not exist", "site can't be reached", "temporarily unavailable", "under maintenance", "scheduled maintenance", "application error",
        "server error", "bad request", "too many requests", "request blocked", "request could not be satisfied", "no longer available", "nosuchkey",
        "page could not be found", "page cannot be found", "we can't find", "oops", "page contains the following errors", "not available in your region",
        "not available in your country", "domain is for sale", "account suspended", "page isn't available", "page is not available", "an unexpected error has occurred", "an unexpected error occurred", "try reloading the page", "try reloading this page", "page isn't available at the moment", "technical error that we're working to fix",
        "the link may be broken", "the page may have been removed",
        "page doesn't seem to exist", "the page you were looking for", "this page has moved", "the document has moved", "moved permanently", "rate limited", "rate limit exceeded",
        "we'll be back soon", "we are performing maintenance", "performing some maintenance", "unavailable for legal reasons", "app unavailable", "only available in certain regions", "access cannot be granted",
        "specified key does not exist", "accessdenied", "xml parsing error", "fatal error", "traceback most recent call last", "not authenticated", "no such app",
        "your connection is not private", "welcome to nginx", "domain is parked", "this domain is parked free", "buy this domain", "your browser is not supported", "are you over 18",
        "seite nicht gefunden", "seite wurde nicht gefunden", "ein fehler ist aufgetreten", "zugriff verweigert", "etwas ist schiefgelaufen", "wartungsarbeiten",
        "derzeit nicht verfügbar", "interner serverfehler", "seite existiert nicht", "diese seite gibt es", "seite wird gerade gewartet", "wird gerade gewartet",
        "page introuvable", "page non trouvée", "une erreur est survenue", "une erreur s'est produite", "accès refusé", "erreur interne du serveur", "page n'existe pas", "page n'existe plus", "site en maintenance", "en cours de maintenance",
        "página no encontrada", "se ha producido un error", "ha ocurrido un error", "acceso denegado", "algo salió mal", "página no existe", "no hemos podido encontrar la página", "en mantenimiento",
        "pagina non trovata", "pagina non esiste", "in manutenzione", "página não existe", "em manutenção", "si è verificato un errore", "accesso negato", "página não encontrada", "ocorreu um erro", "acesso negado",
        "pagina niet gevonden", "er is een fout opgetreden", "toegang geweigerd", "sidan hittades inte", "nie znaleziono strony", "strona nie istnieje", "страница не найдена", "произошла ошибка",
        "页面不存在", "页面未找到", "找不到页面", "找不到该页面", "页面走丢了", "出错了", "服务器错误", "访问被拒绝", "无法访问", "系统繁忙", "系统维护中", "正在升级维护", "页面不存在或已删除", "请求错误", "網頁不存在", "找不到網頁", "發生錯誤",
        "ページが見つかりません", "エラーが発生しました", "アクセスが拒否されました", "お探しのページ", "ページは存在しません", "メンテナンス中です", "페이지를 찾을 수 없습니다", "오류가 발생했습니다", "접근이 거부되었습니다");

    /// <summary>A wall before the page: bots are being sorted out.</summary>
    public static string[] Challenges { get; } = Fold(
        "just a moment", "checking your browser", "checking if the site connection is secure", "verify you are human", "verifying you are human",
        "verify that you are human", "are you a robot", "i'm not a robot", "confirm you are human", "confirm you're human", "attention required",
        "complete the security check", "unusual traffic", "ddos protection by", "performing security verification", "pardon our interruption",
        "enable javascript and cookies to continue", "press and hold", "cf ray", "make sure you're not a bot", "making sure you're not a bot", "make sure you're not a robot", "javascript is not available",
        "überprüfung ihres browsers", "bestätigen sie dass sie ein mensch sind", "vérification de votre navigateur", "vérifiez que vous êtes humain",
        "verifica que eres humano", "verifica di essere umano", "安全验证", "人机验证", "请完成验证", "正在检查您的浏览器", "正在進行安全驗證", "ロボットではありません", "로봇이 아닙니다");

    /// <summary>The text is made by scripts that did not run.</summary>
    public static string[] Shells { get; } = Fold(
        "enable javascript", "requires javascript", "javascript is disabled", "javascript is required", "javascript to run this app", "javascript must be enabled", "relies on javascript", "turn on javascript", "включите javascript",
        "loading", "please wait", "redirecting", "javascript aktivieren", "wird geladen", "activer javascript", "activez javascript", "chargement", "habilite javascript",
        "cargando", "caricamento", "carregando", "启用javascript", "加载中", "正在加载", "請啟用javascript", "読み込み中", "로딩 중");

    public static string[] Logins { get; } = Fold(
        "sign in to continue", "log in to continue", "please sign in", "please log in", "sign in to your account", "log in to your account", "you must be logged in",
        "login required", "sign in", "log in", "login", "welcome back", "forgot password", "forgot your password", "continue with google", "enter your password",
        "single sign-on", "create an account",
        "anmelden", "einloggen", "melden sie sich an", "passwort vergessen", "se connecter", "connectez-vous", "mot de passe oublié", "iniciar sesión", "inicia sesión",
        "contraseña", "accedi", "password dimenticata", "entrar na sua conta", "fazer login", "inloggen", "logga in", "zaloguj się", "войти",
        "登录", "请登录", "忘记密码", "扫码登录", "登入", "ログイン", "로그인");

    public static string[] Consents { get; } = Fold(
        "before you continue", "we value your privacy", "we use cookies", "this website uses cookies", "this site uses cookies", "cookie preferences", "cookie settings",
        "manage consent", "manage cookies", "accept all", "reject all", "accept cookies", "your privacy choices", "privacy preference center", "consent preferences",
        "strictly necessary cookies", "do not sell or share my personal information", "select your preferred cookies", "cookies are required for the website to function", "validate my choice",
        "manage cookie preferences", "refuse all", "store and/or access information on a device", "manage options", "partners store",
        "bevor sie fortfahren", "wir verwenden cookies", "alle akzeptieren", "zustimmen und weiter", "mit werbung und tracking", "alle ablehnen", "cookie-einstellungen", "einwilligung verwalten",
        "avant de continuer", "nous utilisons des cookies", "tout accepter", "tout refuser", "continuer sans accepter", "accepter & fermer", "partenaires et nous utilisons des cookies", "gérer les cookies", "usamos cookies", "utilizamos cookies", "aceptar todo", "aceptar y continuar", "configurar cookies",
        "rechazar todo", "utilizziamo i cookie", "accetta tutto", "accetta e continua", "continua senza accettare", "aceitar tudo", "wij gebruiken cookies", "alles accepteren", "vi använder cookies",
        "我们使用cookie", "全部接受", "接受所有cookie", "全部拒绝", "すべて同意", "すべて受け入れる", "모두 수락");

    /// <summary>Whole words only; both sides folded by <see cref="Wording"/> and lower case.</summary>
    public static bool Has(string folded, string phrase)
    {
        if (phrase.Length == 0)
            return false;

        var from = 0;
        while (folded.IndexOf(phrase, from, StringComparison.Ordinal) is >= 0 and var at)
        {
            var end = at + phrase.Length;
            if ((at == 0 || folded[at - 1] == ' ') && (end == folded.Length || folded[end] == ' '))
                return true;

            from = at + 1;
        }

        return false;
    }

    public static string? FirstIn(string folded, string[] phrases) => Array.Find(phrases, p => Has(folded, p));

    public static int CountIn(string folded, string[] phrases) => phrases.Count(p => Has(folded, p));

    private static string[] Fold(params string[] phrases) => [.. phrases.Select(p => Wording.Of(p).ToLowerInvariant())];
}
