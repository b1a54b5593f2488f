#include <CUnit/CUnit.h>
#include <string.h>

#include "sandbox/signature.h"

#define K1 "dGhpcyBpcyBhIHRlc3Qga2V5IDAxMjM0NTY3ODk="
#define K2 "S2VlcCB5b3VyIGtuaWNrZXJzIG9uISBUaGlzIGlzIGEgdGVzdCBBUEkga2V5LCBkb24ndCB3b3JyeSE="
#define K3                                                                                \
    "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0" \
    "+P0BBQkNERUZHSElKS0xNTk9QUVJTVFVWV1hZWltcXV5fYGFiYw=="
#define B        "https://system.spektrix.com/apitesting/api/v3/"
#define I        "1201APBVKPLBMBHHJLQTBKNCLMVGQNKJV"
#define TYPE     "1601ADQNVMQHDQPGPRLHKMBCHDGQNSVMR"
#define SEAT(id) "{\"instance\":\"" I "\",\"type\":\"" TYPE "\",\"seat\":\"" id "\"}"

static const struct vector {
    const char *key, *method, *url, *body, *hash, *signature;
} vectors[] = {
    {K1, "GET", B "events?instanceStart_from=2026-10-21", "", NULL, "WosJbVvqs4Eok0p7TnCF0LtIzGY="},
    {K1, "GET", B "instances/" I "/price-list?$expand=prices/customItems", "", NULL,
     "41ENQm0JcmSizo0jnm2nD0Uh/IM="},
    {K1, "GET", B "instances/" I "/price-list?%24expand=prices%2FcustomItems", "", NULL,
     "vZHeUi9uG2yYTbUX7WZzqIPYrf8="},
    {K1, "GET",
     B "instances/" I "/status/detail?includeLockInformation=true&includeChildPlans=true", "", NULL,
     "uTVO57BIWngpRTSFMEv78MT8xPU="},
    {K1, "POST", B "baskets", "{}", "mZFLkyvTelC5g8XnyQrpOw==", "SB3tMlA6zt7qL6KTa5TOPfKs2SY="},
    {K1, "POST", B "baskets/BASKET-1/tickets", "[" SEAT("53613") "," SEAT("53614") "]",
     "47Ryioe6g3m6s9+6yN9c8g==", "BDQj29AY2e+WbN3Wr9fPP+Sv4Cw="},
    {K1, "POST", B "baskets/BASKET-1/clear", "",
     "1B2M2Y8AsgTpgAmY7PhCfg==", "jc52W8nUd1i1XvV1Pcbgnp300Sg="},
    {K1, "PATCH", B "baskets/BASKET-1",
     "{\"ticketDelivery\":{\"type\":1},\"agentCustomer\":{\"firstName\":\"Zoë\",\"lastName\":"
     "\"O’Connor-Łukasiewicz\",\"reference\":\"K07-000123\"}}",
     "nqqBSAXlFtNGcFAQFTq4qQ==", "OskZhPvAD+OZoFlCgyh5rwkxOrI="},
    {K1, "DELETE", B "baskets/BASKET-1/tickets?ticketIds=T1,T2", "{}",
     "mZFLkyvTelC5g8XnyQrpOw==", "oncwD+PGi6vIzB1ovyj08fTotV8="},
    {K2, "POST", B "baskets/BASKET-1/confirm", "{\"sendConfirmationEmail\":false}",
     "zezflo0akMs0+AcguWygdQ==", "RGBlFFi2O5YmPxVQ0gVs+ap4iKg="},
    {K3, "GET", B "plans/201AGBHDRLQHNHPHKKMPKLGPMDRDTDMVL", "", NULL,
     "O7zl7Y3RUJATtq8FeDgYd242viY="},
    {K1, "DELETE", B "baskets/BASKET-1/tickets?ticketIds=T1", "",
     "1B2M2Y8AsgTpgAmY7PhCfg==", "YF/rFZAS3ErO7SjY+16HcvN/6ds="},
    {K1, "GET", B "instances?startFrom=2026-10-21&eventName=Caf%C3%A9%20Society%20%26%20Friends",
     "", NULL, "bAV7qdCKWfLLmhgilR4BN6Votfg="},
};

static void make(const struct vector *v, char out[SIGNATURE_SIZE])
{
    struct signature_key key;
    CU_ASSERT_TRUE_FATAL(signature_key_decode(v->key, &key));
    signature_make(out, &key,
                   &(struct signature_parts){.method = v->method,
                                             .url = v->url,
                                             .date = "Wed, 21 Oct 2026 07:28:00 GMT",
                                             .body = v->body,
                                             .body_len = strlen(v->body)});
}

static void agrees_with_the_contracts_vectors(void)
{
    for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
        char signature[SIGNATURE_SIZE], hash[SIGNATURE_HASH_SIZE];
        make(&vectors[i], signature);
        CU_ASSERT_STRING_EQUAL(signature, vectors[i].signature);
        if (!vectors[i].hash)
            continue;
        signature_hash(hash, vectors[i].body, strlen(vectors[i].body));
        CU_ASSERT_STRING_EQUAL(hash, vectors[i].hash);
    }
}

static void a_post_without_the_md5_line_has_another_signature(void)
{
    static const struct vector v = {K1, "POST", B "baskets/BASKET-1/clear", "", NULL, NULL};
    char signature[SIGNATURE_SIZE];
    make(&v, signature);
    CU_ASSERT_FALSE(signature_equal(signature, "sAuCC9KW6rHZpmidJpV6cL+to0o="));
}

static void takes_the_authorization_header_apart(void)
{
    char login[12], signature[SIGNATURE_SIZE];
    CU_ASSERT_TRUE(signature_split("SpektrixAPI3 kiosk:WosJbVvqs4Eok0p7TnCF0LtIzGY=", login,
                                   sizeof(login), signature));
    CU_ASSERT_STRING_EQUAL(login, "kiosk");
    CU_ASSERT_STRING_EQUAL(signature, "WosJbVvqs4Eok0p7TnCF0LtIzGY=");
    CU_ASSERT_FALSE(signature_split("Basic kiosk:abc", login, sizeof(login), signature));
    CU_ASSERT_FALSE(signature_split("SpektrixAPI3 kiosk", login, sizeof(login), signature));
    CU_ASSERT_FALSE(signature_split("SpektrixAPI3 :abc", login, sizeof(login), signature));
    CU_ASSERT_FALSE(
        signature_split("SpektrixAPI3 a-name-too-long:abc", login, sizeof(login), signature));
}

static void refuses_keys_that_are_not_base64(void)
{
    struct signature_key key;
    CU_ASSERT_FALSE(signature_key_decode("", &key));
    CU_ASSERT_FALSE(signature_key_decode("abc", &key));
    CU_ASSERT_FALSE(signature_key_decode("!!!!", &key));
    CU_ASSERT_TRUE(signature_key_decode(K3, &key));
    CU_ASSERT_EQUAL(key.n, 100);
}

CU_TestInfo test_signature[] = {
    {"agrees with the contract's vectors", agrees_with_the_contracts_vectors},
    {"a POST without the MD5 line has another signature",
     a_post_without_the_md5_line_has_another_signature},
    {"takes the Authorization header apart", takes_the_authorization_header_apart},
    {"refuses keys that are not Base64", refuses_keys_that_are_not_base64},
    CU_TEST_INFO_NULL,
};
